// SPDX-License-Identifier: Apache-2.0
// SHA-256 by the functions that do nothing else. Those of EVP would bring half of libcrypto into a static program, and look the
// algorithm up at run time, which can fail. They are called deprecated since OpenSSL 3.0, in favour of EVP alone.
#ifndef OPENSSL_SUPPRESS_DEPRECATED
#define OPENSSL_SUPPRESS_DEPRECATED
#endif
#include <openssl/crypto.h>
#include <openssl/sha.h>
