# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
# What nodes say about themselves and their peers, and waiting for it.

# eventually SECONDS WHAT COMMAND…: the command comes true in time. It is run again and again.
eventually() {
    local seconds=$1 what=$2 end=$((SECONDS + $1 + 1))
    shift 2
    until "$@"; do
        [ $SECONDS -lt $end ] || wrong "$(t "等待 $seconds 秒后仍未出现" "not seen within $seconds s"): $what" "${reply:-}"
        sleep 0.1
    done
}

# authorization_is NODE ID FILTER: what the node says of an authorization fulfils the jq filter.
authorization_is() {
    act "$(officer_of "$1")" authorization show "$2"
    [ $status -eq 0 ] && jq -e "$3" <<<"$reply" >/dev/null
}

# peer_is NODE PEER FILTER: what the node's status says of one of its peers fulfils the jq filter.
peer_is() {
    act "$(officer_of "$1")" status
    [ $status -eq 0 ] &&
        jq -e --arg peer "tongdao://zhoushan/$2" 'any(.peers[]; .node == $peer and ('"$3"'))' <<<"$reply" >/dev/null
}

# in_step NODE: everything the node has recorded is held by the one above it, and nothing more.
in_step() {
    local above=city size
    [ "$1" != city ] || return 0
    size=$(ask "$(officer_of "$1")" .ledgerSize status)
    peer_is $above "$1" ".sentSize == $size and .lagRecords == 0"
}

# stop_of NODE: the hub's word on how an authorization has stopped there, from the last authorization_is.
stop_of() { jq -r --arg node "tongdao://zhoushan/$1" '.stops[] | select(.node == $node) | .state' <<<"$reply"; }

# recorded_at NODE FILTER: a record of the node's ledger fulfils the jq filter.
recorded_at() {
    act "$(officer_of "$1")" ledger records
    [ $status -eq 0 ] && jq -se "any(.[]; $2)" <<<"$reply" >/dev/null
}

# The table at the end: authorizations down, nodes across, states in the cells.
table_of_authorizations() {
    local node id state registered answers
    local nodes=(city dinghai putuo daishan shengsi)
    heading "$(t "各节点上的授权及其状态" "Authorizations by node and state")"
    declare -A cell number
    for node in "${nodes[@]}"; do
        answers=$(ask "$(officer_of "$node")" '.authorizations[] | [.authorizationId, .state, .number] | @tsv' \
            authorization list)
        while IFS=$'\t' read -r id state registered; do
            [ -n "$id" ] || continue
            cell[$node/$id]=$state
            [ -z "$registered" ] || number[$id]=$registered
        done <<<"$answers"
    done
    printf '  %s' "$(pad "$(t 授权 AUTHORIZATION)" 20)$(pad "$(t 编号 NUMBER)" 16)"
    for node in "${nodes[@]}"; do printf %s "$(pad "$node" 12)"; done
    printf '\n'
    while read -r id; do
        printf '  %s' "$(pad "$id" 20)$(pad "${number[$id]:--}" 16)"
        for node in "${nodes[@]}"; do printf %s "$(pad "$(state_word "${cell[$node/$id]:--}")" 12)"; done
        printf '\n'
    done < <(printf '%s\n' "${!cell[@]}" | cut -d/ -f2 | sort -u)
}

state_word() {
    case $1 in
    live) t 有效 live ;;
    revoked) t 已撤销 revoked ;;
    rejected) t 未予登记 rejected ;;
    submitted) t 待登记 submitted ;;
    registered) t 已登记 registered ;;
    *) printf %s "$1" ;;
    esac
}
