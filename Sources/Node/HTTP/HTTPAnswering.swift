// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOHTTP1
import Transport

/// One request, one answer, and the connection closes. Whoever is too slow in either direction is cut off.
final class HTTPAnswering: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private enum Stage {
        case waiting
        case receiving(HTTPRequestHead)
        /// Nothing more is read.
        case answering
    }

    private let desk: any HTTPDesk
    private let limits: HTTPLimits
    private var stage = Stage.waiting
    private var timer: Scheduled<Void>?

    init(desk: any HTTPDesk, limits: HTTPLimits) {
        self.desk = desk
        self.limits = limits
    }

    func handlerAdded(context: ChannelHandlerContext) {
        arm(limits.requestTimeoutMilliseconds, context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch (unwrapInboundIn(data), stage) {
        case (.head(let head), .waiting):
            guard head.uri.utf8.count <= limits.maximumURIBytes else { return refuse(.uriTooLong, context) }
            guard head.method == .GET || head.method == .HEAD else { return refuse(.methodNotAllowed, context) }
            stage = .receiving(head)
        case (.body, .receiving): refuse(.payloadTooLarge, context)
        case (.end, .receiving(let head)): ask(head, context)
        case (_, .answering), (.head, .receiving), (.body, .waiting), (.end, .waiting): break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch (error, stage) {
        case (is HTTPRequestTooLong, .waiting), (is HTTPRequestTooLong, .receiving):
            refuse(.requestHeaderFieldsTooLarge, context)
        case (is HTTPParserError, .waiting), (is HTTPParserError, .receiving): refuse(.badRequest, context)
        // TLS says its last words and closes by itself; what else comes after the answer has no one to be told to.
        case (is TransportError, _), (is HTTPRequestTooLong, _), (is HTTPParserError, _): break
        default: context.close(promise: nil)
        }
    }

    private func ask(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        begin(context)
        let desk = self.desk
        let answer = context.eventLoop.makeFutureWithTask { await desk.answer(head) }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
        answer.whenSuccess { handler.value.write($0, withBody: head.method != .HEAD, bound.value) }
    }

    private func refuse(_ status: HTTPResponseStatus, _ context: ChannelHandlerContext) {
        begin(context)
        write(desk.refusal(status), withBody: true, context)
    }

    private func begin(_ context: ChannelHandlerContext) {
        stage = .answering
        arm(limits.answerTimeoutMilliseconds, context)
    }

    private func write(_ answer: HTTPAnswer, withBody: Bool, _ context: ChannelHandlerContext) {
        let channel = context.channel
        guard channel.isActive else { return }
        context.write(wrapOutboundOut(.head(answer.head)), promise: nil)
        if withBody, answer.status != .notModified {
            context.write(wrapOutboundOut(.body(.byteBuffer(answer.body))), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }

    private func arm(_ milliseconds: Int64, _ context: ChannelHandlerContext) {
        timer?.cancel()
        let channel = context.channel
        timer = context.eventLoop.scheduleTask(in: .milliseconds(milliseconds)) { channel.close(promise: nil) }
    }
}
