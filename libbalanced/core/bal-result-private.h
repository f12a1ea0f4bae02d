/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-result.h"

G_BEGIN_DECLS

/* What a result says about itself. Everything is copied; all that is a pointer may be NULL. */
typedef struct
{
  const char *name;
  gint32 as_at; /* BAL_DAY_NONE where there is none */
  BalPeriod *period;
  gboolean synthetic;
  const char *framework_version;
  const char *input_digest;
  GVariant *options; /* a{ss}; a floating one is taken */
} BalResultInfo;

/* Takes @tables, an array of BalTable with a free function, and @findings; either may be NULL. */
BalResult *
bal_result_new_take (const BalResultInfo *info, GPtrArray *tables, BalFindings *findings);

G_END_DECLS
