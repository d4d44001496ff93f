// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A file's bytes in sectors: as the page cache shows them, and as they are on the disk.
///
/// A write reaches the cache alone. A flush copies the dirty sectors to the disk; one that fails leaves them clean but
/// not on the disk, so that no later flush saves them unless they are written again.
struct SectorFile: Sendable {
    /// What a disk writes wholly, or may tear.
    static let sectorBytes = 512

    /// The content as processes see it; nil if there is no such file.
    private(set) var cached: [UInt8]?
    // The content that a power loss leaves; nil if the name is not durable.
    private var onDisk: [UInt8]?
    private var isNameDurable = false
    private var dirty: [Bool] = []

    var byteCount: Int { cached?.count ?? 0 }

    /// A file wholly on the disk.
    init(durable bytes: [UInt8]? = nil) {
        cached = bytes
        onDisk = bytes
        isNameDurable = bytes != nil
        dirty = [Bool](repeating: false, count: SectorFile.sectorCount(bytes?.count ?? 0))
    }

    /// Makes an empty file unless there is one.
    mutating func make() {
        if cached == nil { cached = [] }
        if onDisk == nil { onDisk = [] }
    }

    func read(count: Int, at offset: Int) -> [UInt8] {
        guard let cached, offset < cached.count else { return [] }
        return Array(cached[offset..<min(offset + count, cached.count)])
    }

    mutating func write(_ bytes: [UInt8], at offset: Int) {
        guard !bytes.isEmpty else { return }
        let end = offset + bytes.count
        let missing = end - byteCount
        if missing > 0 { cached?.append(contentsOf: repeatElement(0, count: missing)) }
        let sectors = SectorFile.sectorCount(byteCount)
        if sectors > dirty.count { dirty.append(contentsOf: repeatElement(false, count: sectors - dirty.count)) }
        cached?.replaceSubrange(offset..<end, with: bytes)
        for sector in offset / SectorFile.sectorBytes...(end - 1) / SectorFile.sectorBytes { dirty[sector] = true }
    }

    mutating func flush() {
        guard let cached else { return }
        for sector in dirty.indices where dirty[sector] {
            put(Array(cached[range(sector, cached.count)]), sector)
            dirty[sector] = false
        }
    }

    /// A flush that fails.
    mutating func forgetDirty() {
        for sector in dirty.indices { dirty[sector] = false }
    }

    mutating func flushName() { isNameDurable = cached != nil }

    /// Each dirty sector survives, is lost, or is torn: a part of it new, the rest old or garbage.
    mutating func losePower(using random: inout some RandomNumberGenerator, _ report: inout PowerLoss) {
        guard let cached else { return }
        if !isNameDurable, random.next(upperBound: 2 as UInt) == 0 {
            self = SectorFile()
            report.namesLost += 1
            return
        }
        for sector in dirty.indices where dirty[sector] {
            var new = Array(cached[range(sector, cached.count)])
            switch random.next(upperBound: 4 as UInt) {
            case 0: report.sectorsLost += 1
            case 1, 2:
                put(new, sector)
                report.sectorsKept += 1
            default:
                let isGarbage = random.next(upperBound: 2 as UInt) == 0
                for index in Int(random.next(upperBound: UInt(new.count)))..<new.count {
                    let old = old(sector, index)
                    new[index] = isGarbage ? UInt8(truncatingIfNeeded: random.next()) : old
                }
                put(new, sector)
                report.sectorsTorn += 1
            }
        }
        self = SectorFile(durable: onDisk ?? [])
    }

    /// Flips one bit, on the disk and in the cache; false if the file is not that long.
    mutating func flip(byte: Int, bit: Int) -> Bool {
        guard byte < byteCount else { return false }
        cached?[byte] ^= 1 << UInt8(bit & 7)
        if byte < onDisk?.count ?? 0 { onDisk?[byte] ^= 1 << UInt8(bit & 7) }
        return true
    }

    /// The content that a power loss would leave if nothing dirty survived; nil if the name is not durable.
    var durable: [UInt8]? { isNameDurable ? onDisk : nil }

    private mutating func put(_ bytes: [UInt8], _ sector: Int) {
        let start = sector * SectorFile.sectorBytes
        let length = onDisk?.count ?? 0
        if start + bytes.count > length {
            onDisk?.append(contentsOf: repeatElement(0, count: start + bytes.count - length))
        }
        onDisk?.replaceSubrange(start..<start + bytes.count, with: bytes)
    }

    private func old(_ sector: Int, _ index: Int) -> UInt8 {
        let place = sector * SectorFile.sectorBytes + index
        guard let onDisk, place < onDisk.count else { return 0 }
        return onDisk[place]
    }

    private func range(_ sector: Int, _ count: Int) -> Range<Int> {
        let start = sector * SectorFile.sectorBytes
        return start..<min(start + SectorFile.sectorBytes, count)
    }

    private static func sectorCount(_ bytes: Int) -> Int { (bytes + sectorBytes - 1) / sectorBytes }
}
