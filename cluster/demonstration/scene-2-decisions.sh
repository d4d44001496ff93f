# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

# Experts, mechanism, government, publication.
scene_review_and_decisions() {
    heading "$(t "2. 专家评审、协调机制审定、政府确定、向社会公开" "2. Experts review, the body examines, the government determines, the result is published")"
    accept dinghai
    draw_and_review dinghai
    refused_to gao-yu@dinghai step.wrong-state "评审结束后再提交评审" "reviews after the panel has concluded" \
        ZS-3.3b "state:reviewed" review submit "$application" --scores 90,90,90,90,90 --recommend --opinion "$documents/opinion.txt"
    decide dinghai
}
