/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-findings.h"

G_BEGIN_DECLS

/* Findings as bytes, and back: NULL where the bytes are no findings. */
GBytes *bal_findings_to_bytes (BalFindings *self);
BalFindings *bal_findings_new_from_bytes (gconstpointer data, gsize size);

G_END_DECLS
