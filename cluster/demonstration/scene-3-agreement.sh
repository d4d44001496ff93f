# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

# The agreement: complete, signed, sealed; lacking a term it is refused.
scene_agreement() {
    heading "$(t "3. 签订授权运营协议" "3. The agreement is made")"
    enter_seal dinghai

    arguments=(agreement draft "$application" "${items[@]}" --territory 330902 --term-start now --term-end +365d
        --mode by-scenario)
    refused_to zhang-wei@dinghai agreement.incomplete "起草缺少违约责任的协议" "drafts an agreement without liability for breach" \
        ZS-3.5b breach-liability "${arguments[@]}"
    drafting "$application" 330902
    refused_to zhang-wei@dinghai agreement.fees-missing "起草未定收费的有偿协议" "drafts a paid agreement without fees" \
        ZS-3.5c fee-standard "${arguments[@]}" --paid

    agree dinghai 330902 330903 330921
    put_seal dinghai
    first=$authorization
}
