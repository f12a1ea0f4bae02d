/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-journey-log-private.h"
#include "libbalanced/journey/bal-journey-state-options.h"
#include "libbalanced/journey/bal-journey-state.h"

G_BEGIN_DECLS

struct _BalJourneyStateOptions
{
  GObject parent_instance;

  GStrv offer_levels;  /* owned; nullable: targeted and specialist ones */
  GStrv offer_strands; /* owned; nullable: all */
  GStrv offer_stages;  /* owned; nullable: intervention */
  gboolean same_need;
  int idle_limit; /* -1: none */
};

typedef struct
{
  BalJourneyLogRow row;
  gint32 days;
  gint32 idle_days; /* -1 where it cannot be told */
} BalJourneyStateWait;

typedef struct
{
  guint code; /* of a cell or an agency */
  guint n_units;
} BalJourneyStateActive;

struct _BalJourneyState
{
  GObject parent_instance;

  BalJourneyLog *log; /* owned; NULL in one that was made bare: then nothing is known */
  gint32 as_at;
  guint n_units[6]; /* by BalUnitState */
  guint n_active;
  GArray *cells;    /* owned, of BalJourneyStateActive */
  GArray *agencies; /* owned, of BalJourneyStateActive */
  GArray *waits;    /* owned, of BalJourneyStateWait */
  int highest_level;
  gint32 last_active_day;
  int waiting_days;
  int idle_days;
  BalFindings *findings; /* owned */
};

G_END_DECLS
