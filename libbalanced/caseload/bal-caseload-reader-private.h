/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-caseload-reader.h"
#include "libbalanced/caseload/bal-intake-private.h"

G_BEGIN_DECLS

/* For rows that come from neither a file nor a frame. Borrowed, until the reader ends. */
BalIntake *bal_caseload_reader_get_intake (BalCaseloadReader *self, GError **error);

G_END_DECLS
