// SPDX-License-Identifier: Apache-2.0
// Verifies one proof with libassay_verify: verify VERIFICATION_KEY PUBLIC PROOF [--unsafe]. Ends with 0 when it is valid, 1 when the proof does not hold,
// 2 for all else; whether a bad point is one of the key or of the proof, the verdict alone does not tell.
#include "assay_verify.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The bytes of a file, which the caller frees; NULL when it cannot be read.
static uint8_t *contents(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = NULL;
    if (file && fseek(file, 0, SEEK_END) == 0) {
        long length = ftell(file);
        rewind(file);
        if (length >= 0 && (bytes = malloc((size_t)length + 1))) *size = fread(bytes, 1, (size_t)length, file);
    }
    if (file) fclose(file);
    if (!bytes) perror(path);
    return bytes;
}

int main(int count, char **arguments) {
    // A key that one party made alone is good for trying things out: that party could forge proofs.
    uint32_t flags = count == 5 && strcmp(arguments[4], "--unsafe") == 0 ? ASSAY_TAKE_SINGLE_PARTY_KEYS : 0;
    if (count != (flags ? 5 : 4)) {
        fprintf(stderr, "verify VERIFICATION_KEY PUBLIC PROOF [--unsafe]\n");
        return 64;
    }
    if (assay_verify_interface() != ASSAY_VERIFY_INTERFACE) {
        fprintf(stderr, "this program was compiled for another libassay_verify\n");
        return 2;
    }
    uint8_t *bytes[3];
    size_t sizes[3] = {0, 0, 0};
    for (int i = 0; i < 3; i++) {
        bytes[i] = contents(arguments[i + 1], &sizes[i]);
        if (!bytes[i]) return 2;
    }
    char reason[512];
    assay_verdict verdict =
        assay_verify_proof(bytes[0], sizes[0], bytes[1], sizes[1], bytes[2], sizes[2], flags, reason, sizeof reason);
    printf("%s: %s\n", assay_verdict_name(verdict), reason);
    for (int i = 0; i < 3; i++) free(bytes[i]);
    return verdict == ASSAY_VALID ? 0 : verdict == ASSAY_EQUATION || verdict == ASSAY_COUNT ? 1 : 2;
}
