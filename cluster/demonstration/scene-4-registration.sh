# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

# Up to the hub, on to the province, and back down.
scene_registration_and_filing() {
    local number receipt
    heading "$(t "4. 市级登记、编号、许可，报省备案，回执下达" "4. The hub registers, numbers and permits; the province files; the receipt comes back down")"
    eventually 20 "$(t "市级登记 $first" "the hub registers $first")" authorization_is city "$first" '.state == "live"'
    number=$(jq -r .number <<<"$reply")
    recorded_at city ".record.body.authorizationRegistered.number == \"$number\" and (.record.clauses | index(\"ZS-3.0a\"))" ||
        wrong "$(t "市级账本中没有登记记录" "the hub's ledger does not hold the registration")"
    stated "$(t 市级枢纽 "hub")" "按同一规则复核，登记 $first，编号 $number，签发许可" \
        "judges by the same rules, registers $first as $number and issues a permit" "ZS-2.2d ZS-3.0a"

    eventually 20 "$(t "省级备案回执" "the province's receipt")" authorization_is city "$first" '.filingReceipt != ""'
    receipt=$(jq -r .filingReceipt <<<"$reply")
    recorded_at province ".record.body.filingAccepted.receiptNumber == \"$receipt\" and (.record.clauses | index(\"ZS-3.4c\"))" ||
        wrong "$(t "省级账本中没有备案记录" "the province's ledger does not hold the filing")"
    stated "$(t 省级节点 "province")" "备案并副署，回执 $receipt" "files it and countersigns: receipt $receipt" "ZS-3.4c ZS-2.2c"

    eventually 20 "$(t "回执到达定海" "the receipt at 定海")" \
        authorization_is dinghai "$first" ".state == \"live\" and .permitLive and .filingReceipt == \"$receipt\""
    stated "$(t 定海区节点 "dinghai")" "收到许可和备案回执 $receipt，$number 生效" \
        "holds the permit and the receipt $receipt; $number is live" "ZS-2.2d ZS-3.4c"

    use_of "$first"
    done_by li-na@dinghai "开始一次使用 {id}" "starts a use: {id}" "ZS-2.2d ZS-3.0a" "${arguments[@]}"
    refused_to li-na@dinghai use.other-purpose "以其他用途使用" "uses it for another purpose" ZS-3.0a - \
        use start "$first" --kind job --purpose advertising --data-item ferry-passengers
}
