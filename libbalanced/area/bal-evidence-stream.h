/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

#define BAL_TYPE_EVIDENCE_STREAM (bal_evidence_stream_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalEvidenceStream, bal_evidence_stream, BAL, EVIDENCE_STREAM, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_evidence_stream_get_code (BalEvidenceStream *self);

BAL_AVAILABLE_IN_0_1
const char *bal_evidence_stream_get_label (BalEvidenceStream *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_evidence_stream_get_agencies (BalEvidenceStream *self);

G_END_DECLS
