# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

# 普陀 is cut off, the hub revokes, 普陀 comes back.
scene_cut_off_and_revoked() {
    heading "$(t "6. 普陀区断网；市级撤销授权；重新连接" "6. 普陀 is cut off; the hub revokes; the line is mended")"
    whole_case putuo island-bus 330903
    eventually 20 "$(t "普陀的许可" "普陀's permit")" authorization_is putuo "$first" .permitLive
    "$programs/tongdao-cluster" cut putuo --run "$run"
    eventually 20 "$(t "市级发现断线" "the hub notices")" peer_is city putuo '.state != "connected"'
    stated "$(t 线路 line)" "普陀区与市级枢纽断开" "普陀 is cut off from the hub" ""

    use_of "$first"
    done_by li-na@putuo "断网期间在租约内开始使用 {id}" "starts a use under the lease while cut off: {id}" ZS-2.2d "${arguments[@]}"
    put_seal putuo
    second=$authorization
    use_of "$second"
    refused_to li-na@putuo use.not-live "使用断网期间签订的新授权" "uses what was agreed while cut off" ZS-2.2d - "${arguments[@]}"

    revoke_first
    table_of_stops proved-stopped unknown
    refused_everywhere_connected

    eventually 40 "$(t "普陀的租约到期" "普陀's lease to end")" authorization_is putuo "$first" '.permitLive | not'
    use_of "$first"
    refused_to li-na@putuo use.no-permit "租约到期后使用" "uses it after the lease has ended" "ZS-2.2d ZS-3.6b" - "${arguments[@]}"
    eventually 40 "$(t "市级确认租约已到期" "the hub to count the lease as ended")" stops_at_putuo stopped-by-lease-end
    table_of_stops proved-stopped stopped-by-lease-end

    mended
}

# The coordination body decides, the hub's administrator orders (ZS-2.1.1d).
revoke_first() {
    local member
    refused_to xu-hai@city revocation.unapproved "未经协调机制审议即撤销" "revokes without a motion" "ZS-2.1.1d ZS-3.6a" - \
        authorization revoke "$first" --motion M-none --cause breach
    done_by fang-yi@city "提请撤销：议题 {id}" "brings the revocation before the body: motion {id}" "ZS-2.1.1d ZS-3.6a" \
        motion open --kind revoke --subject "$first"
    motion=$subject
    for member in jiang-nan pan-feng; do
        done_by "$member@city" "表决：同意" "votes: for" ZS-2.1.1d motion vote "$motion" for
    done
    done_by xu-hai@city "撤销授权 {id}" "revokes {id}" "ZS-3.6a ZS-3.6b" \
        authorization revoke "$first" --motion "$motion" --cause breach
}

refused_everywhere_connected() {
    local node
    use_of "$first"
    for node in dinghai daishan; do
        refused_to "li-na@$node" use.revoked "撤销后使用" "uses it after the revocation" ZS-3.6b "$first" "${arguments[@]}"
    done
}

stops_at_putuo() {
    authorization_is city "$first" 'any(.stops[]; .node == "tongdao://zhoushan/putuo")' && [ "$(stop_of putuo)" = "$1" ]
}

stops_are() {
    authorization_is city "$first" '.stops | length > 2' && [ "$(stop_of dinghai)" = "$1" ] &&
        [ "$(stop_of daishan)" = "$1" ] && [ "$(stop_of putuo)" = "$2" ]
}

# table_of_stops CONNECTED CUT-OFF: the hub shows for each node how it has stopped.
table_of_stops() {
    eventually 10 "$(t "各节点停止情况 $1 / $2" "stops: $1 / $2")" stops_are "$1" "$2"
    stated "$(t 市级枢纽 "hub")" "各节点停止情况：" "shows for each node how it has stopped:" ZS-3.6b
    local node state at in_flight
    while IFS=$'\t' read -r node state at in_flight; do
        line "" "  $(pad "${node##*/}" 10)$(pad "$(stop_word "$state")" 28)$(pad "$at" 16)$(t 在途 "in flight") $in_flight" ""
    done < <(jq -r '.stops[] | [.node, .state, (if .stopped then .stopped[11:23] else "-" end), .inFlight] | @tsv' <<<"$reply")
}

stop_word() {
    case $1 in
    proved-stopped) t "已证实停止（签名回执）" "proved stopped (receipt)" ;;
    stopped-by-lease-end) t 租约到期停止 "stopped by lease end" ;;
    *) t 未知 unknown ;;
    esac
}

# Nothing is lost, nothing doubled, and nothing old re-enables.
mended() {
    "$programs/tongdao-cluster" mend putuo --run "$run"
    eventually 40 "$(t "普陀重新连接" "普陀to be connected again")" peer_is city putuo '.state == "connected"'
    eventually 20 "$(t "新授权登记" "the new authorization to be registered")" \
        authorization_is putuo "$second" '.state == "live" and .permitLive'
    eventually 20 "$(t "账本一致" "the ledgers to agree")" in_step putuo
    [ "$(ask xu-hai@city "[.authorizations[] | select(.authorizationId == \"$second\")] | length" authorization list)" = 1 ] ||
        wrong "$(t "断网期间的授权应恰好登记一次" "what was agreed while cut off should be registered exactly once")" "$reply"
    stated "$(t 普陀区节点 putuo)" "重新连接：断网期间的记录全部上达，不多不少；$second 获登记和许可" \
        "is connected again: every record has gone up, none twice; $second is registered and permitted" ZS-2.2d
    use_of "$second"
    done_by li-na@putuo "在新授权下开始使用 {id}" "starts a use under the new authorization: {id}" ZS-2.2d "${arguments[@]}"
    use_of "$first"
    refused_to li-na@putuo use.revoked "续租之后使用已撤销的授权" "uses the revoked one after the renewal" ZS-3.6b "$first" "${arguments[@]}"
    table_of_stops proved-stopped proved-stopped
}
