// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about ledgers.
enum LedgerTexts {
    static let noun = CommandText(
        "台账：记录、证明、核验", "The ledger: records, proofs, verification",
        examples: ["tongdao ledger records 1 20", "tongdao ledger verify /var/lib/tongdao"])
    static let verify = CommandText(
        "仅凭文件离线核验一个或几个台账，并核对副本与原件一致",
        "Prove one or several ledgers whole from their files, and that copies equal the originals",
        detail: Text(
            "核验哈希链、默克尔树、检查点签名与副签、台账外的签名末条，并按规则重新判定每项决定。有问题时退出码为 6。",
            "Checks hash chain, Merkle tree, checkpoint signatures, countersignatures, the signed head, and judges every decision again by the rules. Exits with 6 if anything is wrong."
        ),
        examples: [
            "tongdao ledger verify /srv/hub/data /srv/dinghai/data /srv/putuo/data",
            "tongdao ledger verify /srv/hub/data --certificate hub/sign.crt -o json",
        ])
    static let records = CommandText(
        "读取台账记录", "Read records of the ledger",
        detail: Text("-o json 每行一条。", "With -o json one record a line."),
        examples: ["tongdao ledger records 100 120", "tongdao ledger records --log tongdao://zhoushan/dinghai -o json"])
    static let prove = CommandText(
        "取得并核对包含证明或一致性证明", "Get an inclusion or consistency proof, and judge it here",
        detail: Text(
            "给出 --certificate 时还核对检查点签名。不成立时退出码为 6。",
            "With --certificate the checkpoint's signature is judged too. Exits with 6 if the proof does not hold."),
        examples: [
            "tongdao ledger prove 57 --certificate dinghai/sign.crt",
            "tongdao ledger prove --old-size 40 \\",
            "    --old-root 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        ])

    static let first = Text("第一条", "First record")
    static let last = Text("最后一条；0 为到末尾", "Last record; 0 is to the end")
    static let log = Text("哪个节点的台账；不写为本节点", "Whose ledger; this node's if left out")
    static let sequence = Text("证明哪一条记录在台账中", "The record whose inclusion to prove")
    static let oldSize = Text("此前的台账条数（一致性证明）", "An earlier size, for a consistency proof")
    static let oldRoot = Text("当时的默克尔根", "The Merkle root at that size")
    static let size = Text("到多少条；0 为最近检查点", "Within so many records; 0 is the last checkpoint")
    static let certificate = Text("该节点的签名证书或身份目录", "The node's signing certificate or identity directory")
    static let trusted = Text("所信任的节点证书，可多次给出", "A node's certificate to trust; repeatable")
    static let decisions = Text("是否按规则重新判定每项决定（较慢）", "Judge every decision again by the rules; takes most of the time")
    static let directories = Text("节点的数据目录", "Data directories of nodes")
    static let oneProof = Text("给出记录号，或 --old-size，二者之一", "give a record, or --old-size, one of the two")
    static let rootMissing = Text(
        "--old-size 须和 --old-root（64 位十六进制数）一起给出", "give --old-root, 64 hexadecimal digits, with --old-size")
    static let noLedger = Text("没有可读的台账", "no ledger could be read")
}

extension LedgerTexts {
    static let sequenceHeading = Text("序号", "RECORD")
    static let subjectHeading = Text("对象", "SUBJECT")
    static let epochHeading = Text("任期", "EPOCH")
    static let hashHeading = Text("哈希", "HASH")
    static let logHeading = Text("台账", "LOG")
    static let kindHeading = Text("类别", "KIND")
    static let recordsHeading = Text("记录", "RECORDS")
    static let checkpointsHeading = Text("检查点", "CHECKPOINTS")
    static let countersignaturesHeading = Text("副签", "COUNTERSIGNATURES")
    static let resultHeading = Text("结果", "RESULT")
    static let directoryHeading = Text("目录", "DIRECTORY")
    static let headHeading = Text("末条哈希", "HEAD")
    static let rootHeading = Text("默克尔根", "ROOT")
    static let claimHeading = Text("所证", "CLAIM")
    static let pathHeading = Text("路径", "PATH")
    static let signatureHeading = Text("签名", "SIGNATURE")
    static let fault = Text("问题：", "FAULT: ")
    static let note = Text("说明：", "note: ")

    static func kind(isOwn: Bool) -> Text { isOwn ? Text("原件", "own") : Text("副本", "copy") }
    static func judged(_ holds: Bool) -> Text { holds ? Text("成立", "valid") : Text("不成立", "INVALID") }

    static func signature(_ holds: Bool?) -> Text {
        holds.map(judged) ?? Text("未核对（给出 --certificate 可核对）", "not judged (give --certificate)")
    }

    static func included(_ sequence: UInt64, _ size: UInt64) -> Text {
        Text("第 \(sequence) 条在前 \(size) 条之中", "record \(sequence) is among the first \(size)")
    }

    static func consistent(_ old: UInt64, _ new: UInt64) -> Text {
        Text("前 \(new) 条以当时的前 \(old) 条开头", "the first \(new) records begin with the first \(old) as they were")
    }

    static func compared(_ log: String, copy: UInt64, original: UInt64, same: Bool) -> Text {
        same
            ? Text(
                "\(log)：副本 \(copy) 条与原件 \(original) 条一致",
                "\(log): the copy's \(copy) records equal the original's (\(original))")
            : Text(
                "\(log)：副本 \(copy) 条与原件 \(original) 条不一致",
                "\(log): the copy's \(copy) records DIFFER from the original's (\(original))")
    }

    static let recordUnreadable = Text("记录无法读懂", "the record cannot be understood")

    static func decisionIncomplete(_ missing: UInt32) -> Text {
        Text("决定不完整，缺 \(missing) 条", "the decision is not whole: \(missing) records are missing")
    }

    static func judgedAgain(_ log: String, count: Int, isSound: Bool) -> Text {
        isSound
            ? Text("\(log)：重新判定 \(count) 项决定，结果相同", "\(log): \(count) decisions judged again, the same answers")
            : Text("\(log)：重新判定 \(count) 项决定，有不符", "\(log): \(count) decisions judged again, NOT the same answers")
    }

    static func verdict(_ sound: Bool, records: UInt64) -> Text {
        sound
            ? Text("核验通过，共 \(records) 条记录", "all sound: \(records) records verified")
            : Text("核验不通过", "NOT SOUND")
    }
}
