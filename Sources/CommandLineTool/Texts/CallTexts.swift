// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Transport

/// What is said when a call or a connection fails.
enum CallTexts {
    static func failed(_ code: StatusCode, _ message: String) -> Text {
        Text("节点答复“\(code.title(in: .chinese))”：\(message)", "the node answers \(code.choiceName): \(message)")
    }

    static func remedy(_ code: StatusCode) -> Text? {
        switch code {
        case .deadlineExceeded:
            Text(
                "用 --timeout 多等一会儿，或用 tongdao diagnose 检查链路",
                "wait longer with --timeout, or test the link with tongdao diagnose")
        case .unavailable: Text("稍后再试，或用 tongdao status 查看节点", "try again later, or look at tongdao status")
        case .unauthenticated, .permissionDenied:
            Text("检查身份目录和证书：tongdao pki show", "check your identity with tongdao pki show")
        // The status of a call, gRPC's UNIMPLEMENTED.
        case .unimplemented: Text("该节点的版本没有此功能", "this node's version has no such function")
        case .resourceExhausted: Text("节点繁忙，稍后再试", "the node is busy; try again later")
        case .internal, .dataLoss, .unknown: Text("请系统管理员查看节点日志", "ask the administrator to read the node's log")
        default: nil
        }
    }

    /// The transport's own remedy in English, and in Chinese for what people meet.
    static func remedy(_ error: TransportError) -> Text {
        Text(chineseRemedy(of: error.code) ?? error.remedy, error.remedy)
    }

    /// What the failure is called.
    static func chineseName(of code: TransportError.Code) -> String {
        switch code {
        case .certificateMissing: "没有出示证书"
        case .certificateMalformed: "证书格式不对"
        case .certificateExpired: "证书已过期"
        case .certificateNotYetValid: "证书尚未生效"
        case .certificateForeign: "不是本市根证书签发的证书"
        case .certificateRevoked: "证书已吊销"
        case .wrongTerritory: "对方不是要连接的节点"
        case .wrongUsage: "证书用途不对"
        case .revocationListUnusable: "吊销列表不可用"
        case .plainText: "对方不是 TLS"
        case .wrongALPN, .wrongVersion, .versionsApart: "协议版本不合"
        case .handshakeTimeout, .handshakeFailed, .handshakeAborted: "TLS 握手失败"
        case .connectFailed: "无法连接"
        case .truncated, .connectionLost: "连接中断"
        case .peerSilent: "对方没有回应"
        case .protocolViolation: "违反协议"
        case .identityUnusable: "身份文件不可用"
        default: "连接已结束"
        }
    }

    private static func chineseRemedy(of code: TransportError.Code) -> String? {
        switch code {
        case .certificateExpired: "用 tongdao pki renew 续期，并核对双方时钟"
        case .certificateNotYetValid: "核对双方时钟，或等到证书生效"
        case .certificateForeign: "使用本市根证书签发的证书，并核对双方的根证书"
        case .certificateRevoked: "请证书持有人向安全管理员申请新证书"
        case .certificateMissing: "指明身份目录（--identity 或连接配置）"
        case .wrongTerritory: "核对 --node-address 和 --node"
        case .revocationListUnusable: "用 tongdao pki crl 发布新的吊销列表并装入"
        case .plainText: "核对地址和端口"
        case .handshakeFailed, .handshakeAborted, .handshakeTimeout: "查看对方日志，或用 tongdao diagnose 检查"
        case .connectFailed, .connectionLost, .truncated, .peerSilent:
            "确认节点在运行、线路通畅，可用 tongdao diagnose 检查"
        case .versionsApart: "升级较旧的一方"
        case .identityUnusable: "检查证书、密钥和根证书文件"
        default: nil
        }
    }
}
