/* Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0 */
#ifndef TONGDAO_CPROTOBUFC_SHIM_H
#define TONGDAO_CPROTOBUFC_SHIM_H

#include <protobuf-c/protobuf-c.h>

#endif
