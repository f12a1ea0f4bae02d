/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-cell-private.h"
#include "libbalanced/caseload/bal-store-private.h"

G_BEGIN_DECLS

/* The inverse of the conversion: a stored value as the cell that it came from, or one that means
 * the same. The text is borrowed from the store or from the buffer. Rows of children.csv are
 * numbered by identifier; CHILD_ID is not asked for. */
void bal_store_fill_cell (const BalStore *self,
                          BalCaseloadFile file,
                          const BalSchemaColumn *column,
                          gsize row,
                          char buffer[24],
                          BalCell *cell);

G_END_DECLS
