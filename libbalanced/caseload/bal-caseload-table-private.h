/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-store-private.h"
#include "libbalanced/core/bal-table.h"

G_BEGIN_DECLS

/* The rows of one file as a table, column by column. */
BalTable *bal_caseload_table_new (const BalStore *store, BalCaseloadFile file, GError **error);

/* The pauses of the clocks of episodes. */
BalTable *bal_caseload_table_new_pauses (const BalStore *store);

G_END_DECLS
