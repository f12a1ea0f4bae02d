/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-intake-private.h"
#include "libbalanced/core/bal-table.h"

G_BEGIN_DECLS

/* The table of what became of the rows of each file; files are of BalIntakeFile. */
BalTable *bal_reconciliation_new (const GPtrArray *files, gboolean synthetic);

/* The table as bytes, and back: NULL where the bytes are none. */
GBytes *bal_reconciliation_to_bytes (BalTable *table);
BalTable *bal_reconciliation_new_from_bytes (gconstpointer data, gsize size, gboolean synthetic);

G_END_DECLS
