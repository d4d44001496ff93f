# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

# From the files alone: every ledger whole, every copy equal to its original.
scene_verification() {
    local node directories=() certificates=() report copied tampered
    local counties=(dinghai putuo daishan shengsi)
    heading "$(t "7. 离线验证全部账本" "7. Every ledger is verified offline, from the files alone")"
    for node in "${counties[@]}"; do eventually 20 "$(t "$node 账本一致" "$node in step")" in_step "$node"; done
    "$programs/tongdao-cluster" down --run "$run"
    for node in province city "${counties[@]}"; do
        directories+=("$run/nodes/$node/data")
        certificates+=(--certificate "$run/nodes/$node/identity/sign.crt")
    done
    report=$("$programs/tongdao" ledger verify "${directories[@]}" "${certificates[@]}" --output json) ||
        wrong "$(t "账本验证未通过" "the ledgers do not verify")" "$report"
    [ "$(jq .sound <<<"$report")" = true ] || wrong "$(t "账本验证未通过" "the ledgers do not verify")" "$report"
    while IFS=$'\t' read -r node copied; do
        stated "${node##*/}" "账本完整：$copied 条记录" "ledger whole: $copied records" ""
    done < <(jq -r '.directories[].logs[] | select(.own) | [.log, .records] | @tsv' <<<"$report")
    for node in "${counties[@]}"; do
        jq -e --arg node "tongdao://zhoushan/$node" \
            '.copies[] | select(.log == $node) | .isPrefix and .copySize == .originalSize and .findings == []' \
            <<<"$report" >/dev/null || wrong "$(t "市级副本与 $node 不一致" "the hub's copy differs from $node")" "$report"
    done
    stated "$(t 市级枢纽 "hub")" "四个县（区）的副本与原账本逐条一致" "its copies equal the four counties' ledgers, record by record" ""

    tampered=$run/tampered
    cp -r "$run/nodes/dinghai/data" "$tampered"
    tamper_with "$tampered"
    local result=0
    report=$("$programs/tongdao" ledger verify "$tampered" --output json 2>&1) || result=$?
    [ $result -eq 6 ] || wrong "$(t "被改动的账本应验证失败" "a tampered ledger should not verify")" "$report"
    report=$(jq -r '[.directories[].findings[] | select(.fault)][0] | "\(.sequence): \(.text)"' <<<"$report")
    stated "$(t "改动一个字节的副本" "a copy with one byte changed")" "验证失败，记录 $report" "does not verify: record $report" ""
}

# One letter of one record is changed, as somebody with the disk in hands could.
tamper_with() {
    local file offset
    for file in "$1"/*; do
        [ -f "$file" ] || continue
        offset=$(LC_ALL=C grep -abo pier-parking "$file" | head -1 | cut -d: -f1) || continue
        [ -n "$offset" ] || continue
        printf q | dd of="$file" bs=1 seek="$offset" conv=notrunc status=none
        return
    done
    wrong "$(t "找不到要改动的记录" "the record to change was not found")"
}
