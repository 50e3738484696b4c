// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import ArgumentParser
internal import AssayCrypto
internal import AssayData
internal import AssayExchange

struct KeygenVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "keygen",
        abstract: "Make a signing key for a buyer, a seller or a source.",
        discussion: """
            A key is a pseudonym: it carries no name. Make a fresh one for each trade if you like. The secret key goes to FILE,
            which only you can read, the public key to FILE.pub, which you hand out.

            Example: assay keygen seller.key
            """)

    @Argument(help: "Where to write the secret key.")
    var file: String

    @OptionGroup var output: OutputOptions

    func perform() throws -> Answer {
        try OutputFiles.check(
            [file, file + ".pub"], reading: [], overwriting: { _ in false },
            help: { _ in "choose another name; a lost key cannot be made again" })
        let key = Ed25519.SigningKey()
        var secret = KeyFile.secretBytes(of: key)
        try SecretFile.write(&secret, to: file, replacing: false)
        try Files.write(KeyFile.publicBytes(of: key.publicKey), to: file + ".pub", replacing: false)
        let text = Hexadecimal.string(key.publicKey.bytes)
        return Answer(
            ["\(file): secret key, for you alone", "\(file).pub: public key \(text)"],
            json: ["secretKey": .string(file), "publicKeyFile": .string(file + ".pub"), "publicKey": .string(text)])
    }
}
