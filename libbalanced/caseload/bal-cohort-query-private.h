/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-cohort-query.h"

G_BEGIN_DECLS

struct _BalCohortQuery
{
  GObject parent_instance;

  gint32 as_at; /* BAL_DAY_NONE: none */
  gint32 start;
  gint32 end;
  char *need_type; /* nullable, as are all texts */
  guint need_rank; /* 0: any */
  char *need_tier;
  gboolean need_on_episodes;
  int min_age; /* -1: none */
  int max_age;
  char *strand;
  char *level;
  char *stage;
  char *agency;
  char *setting;
  char *status;
  char *status_value;
  char **child_ids;
  GVariant *columns; /* a{sas}; nullable */
};

G_END_DECLS
