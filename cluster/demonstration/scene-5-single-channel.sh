# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

# One scenario, one authorization; no agreement outside the flow; one daemon a territory.
scene_single_channel() {
    heading "$(t "5. 一场景一授权，统一通道" "5. One scenario, one authorization; one channel")"
    quiet=yes
    publish_notice dinghai +7d
    quiet=
    applying dinghai "$notice" ferry-flow
    all_documents
    refused_to li-na@dinghai application.duplicate "为同一场景再次申请" "applies for the same scenario again" ZS-3.0a "$first" \
        "${arguments[@]}"

    quiet=yes
    apply dinghai pier-parking
    accept dinghai
    quiet=
    drafting "$application" 330902
    refused_to zhang-wei@dinghai agreement.unapproved "未经评审、审定、确定即起草协议" "drafts an agreement outside the flow" \
        ZS-2.2g "$application" "${arguments[@]}"

    # 嵊泗 is not in the scope of the first one and cannot know of it; the hub does.
    whole_case shengsi ferry-flow 330922
    put_seal shengsi
    eventually 20 "$(t "市级答复" "the hub's answer")" authorization_is shengsi "$authorization" '.state == "rejected"'
    recorded_at city ".record.body.authorizationRejected.refusal.code == \"authorization.duplicate\"" ||
        wrong "$(t "市级账本中没有不予登记的记录" "the hub's ledger does not hold the rejection")"
    stated "$(t 市级枢纽 "hub")" "嵊泗县为同一申请单位同一场景签订的 $authorization 不予登记 (authorization.duplicate)" \
        "rejects $authorization, made in 嵊泗 for the same applicant and scenario (authorization.duplicate)" ZS-3.0a

    "$programs/tongdao-cluster" rival dinghai --seconds 3 --run "$run" >"$run/rival.log"
    grep -q fenced "$run/rival.log" || grep -q 'another data directory' "$run/rival.log" ||
        wrong "$(t "第二个守护进程未被隔离" "the second daemon was not fenced off")" "$(tail -5 "$run/rival.log")"
    recorded_at city '.record.body.attemptRefused.reason == "link.fenced" and (.record.clauses | index("ZS-2.2d") and index("ZS-2.2e"))' ||
        wrong "$(t "市级账本中没有该次尝试" "the hub's ledger does not hold the attempt")"
    peer_is city dinghai '.state == "connected"' || wrong "$(t "原守护进程应仍在线" "the first daemon should still be connected")" "$reply"
    stated "$(t 市级枢纽 "hub")" "以定海区身份启动的第二个守护进程被隔离，该次尝试已记录" \
        "fences off a second daemon with 定海's identity and records the attempt" "ZS-2.2d ZS-2.2e"
}
