// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Keys as encrypted files in one directory, one file a key: `<name>.key`, mode 0600 in a directory of mode 0700.
///
/// The passphrase is stretched by PBKDF2-HMAC-SM3 and the key sealed by SM4-CTR with HMAC-SM3. Nothing is kept in
/// memory but the passphrase: each call reads the file again.
public struct EncryptedFileKeyStore: KeyStore {
    /// About 50 ms of one core of the reference machine to open a key; stored in each file, so it can grow.
    public static let defaultIterations = 80_000
    static let fileSuffix = ".key"

    public let directory: String
    private let passphrase: Passphrase
    private let iterations: Int
    private let random: any RandomSource

    /// Opens the store, making `directory` (mode 0700) if it is not there.
    ///
    /// Throws `permissionsTooLoose`, naming directory and remedy, if other users may enter it.
    public init(
        directory: String, passphrase: Passphrase, iterations: Int = defaultIterations,
        random: any RandomSource = SecureRandom()
    ) throws(CryptoError) {
        guard (KeyFile.minimumIterations...KeyFile.maximumIterations).contains(iterations) else {
            throw CryptoError(.invalidArgument, "\(iterations) iterations are out of range")
        }
        try OwnerFile.makePrivateDirectory(directory)
        self.directory = directory
        self.passphrase = passphrase
        self.iterations = iterations
        self.random = random
    }

    public func generate(name: KeyName, purpose: KeyPurpose) throws(CryptoError) -> any Signer {
        let key = try SM2PrivateKey()
        try store(key, name: name, purpose: purpose)
        return key
    }

    public func signer(named name: KeyName, purpose: KeyPurpose) throws(CryptoError) -> any Signer {
        try privateKey(named: name, purpose: purpose)
    }

    public func publicKey(named name: KeyName) throws(CryptoError) -> SM2PublicKey {
        try open(name).key.publicKey
    }

    public func destroy(named name: KeyName) throws(CryptoError) {
        try OwnerFile.destroy(path(of: name))
    }

    /// Opens every key, so each entry is proved, at the cost of one stretching each.
    public func list() throws(CryptoError) -> [KeyDescription] {
        try OwnerFile.requirePrivateDirectory(directory)
        var descriptions: [KeyDescription] = []
        for fileName in try OwnerFile.names(in: directory) where fileName.hasSuffix(EncryptedFileKeyStore.fileSuffix) {
            // Names that are not key names are other programs' files, such as an encrypted TLS key beside ours.
            let bytes = try OwnerFile.readPrivateBytes("\(directory)/\(fileName)", maximumByteCount: 1 << 16)
            guard bytes.starts(with: KeyFile.magic) else { continue }
            let name = try KeyName(String(fileName.dropLast(EncryptedFileKeyStore.fileSuffix.count)))
            let (file, key) = try open(name)
            descriptions.append(KeyDescription(name: name, purpose: file.purpose, publicKey: key.publicKey))
        }
        return descriptions
    }

    /// Puts a key made elsewhere in this process into the store.
    func store(_ key: SM2PrivateKey, name: KeyName, purpose: KeyPurpose) throws(CryptoError) {
        try OwnerFile.requirePrivateDirectory(directory)
        let file = try KeyFile(
            key, name: name, purpose: purpose, passphrase: passphrase, iterations: iterations, random: random)
        try OwnerFile.write(file.bytes, to: path(of: name), mode: OwnerFile.secretFileMode, replacing: false)
    }

    func privateKey(named name: KeyName, purpose: KeyPurpose) throws(CryptoError) -> SM2PrivateKey {
        let (file, key) = try open(name)
        guard file.purpose == purpose else {
            throw CryptoError(
                .notAuthentic, "the key was made for \(file.purpose), not for \(purpose)", path: path(of: name),
                remedy: "name a key made for \(purpose)")
        }
        return key
    }

    private func open(_ name: KeyName) throws(CryptoError) -> (file: KeyFile, key: SM2PrivateKey) {
        let path = path(of: name)
        try OwnerFile.requirePrivateDirectory(directory)
        do throws(CryptoError) {
            let bytes = try OwnerFile.readPrivateBytes(path, maximumByteCount: KeyFile.maximumByteCount)
            let file = try KeyFile(parsing: bytes)
            guard file.name == name else {
                throw CryptoError(
                    .notAuthentic, "the file holds the key \"\(file.name)\"",
                    remedy: "give the file its own name back")
            }
            return (file, try file.open(passphrase: passphrase))
        } catch {
            throw error.at(path: path, remedy: "restore the key file from a copy")
        }
    }

    private func path(of name: KeyName) -> String { "\(directory)/\(name)\(EncryptedFileKeyStore.fileSuffix)" }
}

extension SM2PrivateKey: Signer {
    public func sign(_ message: [UInt8]) throws(CryptoError) -> SM2Signature {
        try sign(message, id: .default)
    }
}
