# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

# 定海 publishes a notice; one application is in order, one incomplete, one late.
scene_notice_and_applications() {
    # Long enough for two applications on a busy machine, short enough to wait for.
    local open_seconds=10
    heading "$(t "1. 定海区发布通告，受理申请" "1. 定海 publishes a notice; applications come in")"
    write_documents
    publish_notice dinghai "+${open_seconds}s"

    applying dinghai "$notice" ferry-flow
    arguments+=(--document "application-form=$documents/application-form.txt")
    refused_to li-na@dinghai application.incomplete "材料不齐的申请" "an incomplete application" \
        "ZS-3.1b ZS-3.2" security-commitment "${arguments[@]}"

    apply dinghai ferry-flow

    eventually $((open_seconds + 5)) "$(t "申报截止" "the closing time")" notice_has_closed
    applying dinghai "$notice" pier-parking
    all_documents
    refused_to li-na@dinghai application.late "逾期的申请" "a late application" ZS-3.2 - "${arguments[@]}"
}

notice_has_closed() { [ "$(ask zhang-wei@dinghai .open notice show "$notice")" = false ]; }
