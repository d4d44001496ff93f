// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto

/// What is said about certificates.
enum PkiTexts {
    static let noun = CommandText(
        "证书：根、节点、人员、吊销", "Certificates: the city's roots, nodes, people, revocation",
        detail: Text(
            "证书只说明是谁；能做什么由台账中授予的角色决定。",
            "A certificate says who someone is; what they may do is a role granted in the ledger."),
        examples: ["tongdao pki init --city zhoushan --authority /srv/ca", "tongdao pki list --authority /srv/ca"])
    static let initialize = CommandText(
        "建立城市的两个根证书（TLS、SM2 签名）", "Make the city's two roots: TLS and SM2 signing",
        examples: ["tongdao pki init --city zhoushan --authority /srv/ca --authority-passphrase-file ca.pass"])
    static let issue = CommandText(
        "签发节点或人员的证书", "Issue an identity to a node or a person",
        examples: ["tongdao pki issue node tongdao://zhoushan/dinghai --out dinghai --authority /srv/ca"])
    static let issueNode = CommandText(
        "签发节点身份", "Issue the identity of a node",
        examples: [
            "tongdao pki issue node tongdao://zhoushan/dinghai --host dinghai.gov.example \\",
            "    --out /srv/dinghai/identity --passphrase-file dinghai.pass --authority /srv/ca",
        ])
    static let issuePerson = CommandText(
        "签发人员身份", "Issue the identity of a person",
        examples: [
            "tongdao pki issue person tongdao://zhoushan/dinghai/shujuju/wang \\",
            "    --out wang --passphrase-file wang.pass --authority /srv/ca",
        ])
    static let renew = CommandText(
        "续期：密钥不变，换新证书", "Renew an identity: new certificates for its keys",
        detail: Text("守护进程会自行装载新证书。", "A daemon loads the new files by itself."),
        examples: ["tongdao pki renew /srv/dinghai/identity --authority /srv/ca"])
    static let revoke = CommandText(
        "吊销证书并发布吊销列表", "Revoke certificates and publish the revocation lists",
        examples: [
            "tongdao pki revoke tongdao://zhoushan/dinghai/shujuju/wang --reason key-compromise \\",
            "    --install /srv/dinghai/identity --install /srv/hub/identity --authority /srv/ca",
        ])
    static let crl = CommandText(
        "发布新的吊销列表", "Publish fresh revocation lists",
        detail: Text("到期前至少发布一次，即使没有新的吊销。", "Due at least once a lifetime, even if nothing was revoked."),
        examples: ["tongdao pki crl --install /srv/hub/identity --authority /srv/ca"])
    static let list = CommandText(
        "列出签发过的证书", "List what was issued",
        examples: ["tongdao pki list --all -o wide --authority /srv/ca"])
    static let show = CommandText(
        "显示一个身份目录并检验证书", "Show an identity directory and judge its certificate",
        detail: Text("证书无效时退出码为 6。", "Exits with 6 if the certificate is not valid."),
        examples: ["tongdao pki show /srv/dinghai/identity"])
}

// MARK: Options

extension PkiTexts {
    static let authority = Text(
        "证书机构目录（或变量 TONGDAO_AUTHORITY）", "Directory of the authority (or TONGDAO_AUTHORITY)")
    static let authorityPassphraseFile = Text(
        "存有证书机构口令的文件（或变量 TONGDAO_AUTHORITY_PASSPHRASE_FILE）",
        "File with the authority's passphrase (or TONGDAO_AUTHORITY_PASSPHRASE_FILE)")
    static let authorityRemedy = Text(
        "写选项 --authority，或设变量 TONGDAO_AUTHORITY", "give the option --authority, or set TONGDAO_AUTHORITY")
    static let askAuthorityPassphrase = Text("证书机构口令：", "Passphrase of the authority: ")
    static let askNewPassphrase = Text("新密钥的口令：", "Passphrase for the new keys: ")
    static let repeatPassphrase = Text("再输入一次：", "Once more: ")
    static let passphraseDiffers = Text("两次输入的口令不同", "the two passphrases differ")
    static let city = Text("城市名，如 zhoushan", "Name of the city, e.g. zhoushan")
    static let lifetime = Text("有效期", "How long it is valid")
    static let crlLifetime = Text("吊销列表的有效期", "How long the lists are valid")
    static let out = Text("写入身份的目录", "Directory to write the identity to")
    static let newPassphraseFile = Text("存有新密钥口令的文件", "File with the passphrase for the new keys")
    static let nodeURI = Text("节点名称", "Name of the node")
    static let personURI = Text("人员名称", "Name of the person")
    static let host = Text("节点的域名或 IP 地址，可多次给出", "DNS name or IP address of the node; repeatable")
    static let identityDirectory = Text("身份目录", "Directory of the identity")
    static let subjectOrSerial = Text("名称，或证书序列号", "Name of the identity, or a serial number")
    static let revocationReason = Text("吊销原因", "Why it is revoked")
    static let install = Text("装入新吊销列表的身份目录，可多次给出", "Identity directory to copy the new lists to; repeatable")
    static let all = Text("包括已过期和已吊销的", "Expired and revoked ones too")
}

// MARK: Results

extension PkiTexts {
    static let subject = Text("名称", "SUBJECT")
    static let serial = Text("序列号", "SERIAL")
    static let from = Text("生效", "FROM")
    static let until = Text("到期", "UNTIL")
    static let state = Text("状态", "STATE")
    static let fault = Text("问题", "FAULT")
    static let reason = Text("吊销原因", "REASON")
    static let publicKey = Text("SM2 公钥", "SM2 KEY")

    static func stateName(_ state: PkiState) -> Text {
        switch state {
        case .valid: Text("有效", "valid")
        case .expired: Text("已过期", "expired")
        case .revoked: Text("已吊销", "revoked")
        }
    }

    static func initialized(_ city: String, _ directory: String) -> Text {
        Text("已为 \(city) 建立根证书：\(directory)", "made the roots of \(city) in \(directory)")
    }

    static func issued(_ subject: String, _ directory: String, until: String) -> Text {
        Text("已签发 \(subject)，有效期至 \(until):\(directory)", "issued \(subject), valid until \(until), to \(directory)")
    }

    static func renewed(_ subject: String, until: String) -> Text {
        Text("已续期 \(subject)，有效期至 \(until)", "renewed \(subject), valid until \(until)")
    }

    static func revoked(_ subject: String, directories: Int) -> Text {
        Text(
            "已吊销 \(subject)；新列表已装入 \(directories) 个目录",
            "revoked \(subject); installed the new lists in \(directories) directories")
    }

    static func published(number: UInt64, revoked: Int, directories: Int) -> Text {
        Text(
            "已发布第 \(number) 号吊销列表，吊销 \(revoked) 个；已装入 \(directories) 个目录",
            "published revocation lists number \(number) with \(revoked) revoked; installed in \(directories) directories"
        )
    }

    /// Why a certificate is refused.
    static func refusal(_ refusal: CertificateRefusal) -> Text {
        switch refusal {
        case .expired(let notAfter):
            Text("已于 \(PkiEntry.shown(notAfter)) 过期；请续期", "expired at \(PkiEntry.shown(notAfter)); renew it")
        case .notYetValid(let notBefore):
            Text(
                "自 \(PkiEntry.shown(notBefore)) 起生效；请核对时钟",
                "valid from \(PkiEntry.shown(notBefore)) on; check the clock")
        case .revoked(let revocation):
            Text(
                "已于 \(PkiEntry.shown(revocation.since)) 吊销：\(revocation.reason.title(in: .chinese))",
                "revoked at \(PkiEntry.shown(revocation.since)): \(revocation.reason.choiceName)")
        case .foreign(let issuer): Text("不是本市根证书签发（\(issuer)）", "not signed by this city's root, but by \(issuer)")
        case .missing, .malformed, .wrongTerritory, .wrongUsage:
            Text("证书不可用：\(refusal)", "\(refusal)")
        }
    }
}
