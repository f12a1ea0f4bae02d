/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-table.h"

G_BEGIN_DECLS

/* The rows of a CSV file as a table for charts; the name is that of the file, for errors. */
BalTable *bal_spc_read_csv (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
