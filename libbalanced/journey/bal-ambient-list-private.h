/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/area/bal-area.h"
#include "libbalanced/journey/bal-ambient-private.h"
#include "libbalanced/journey/bal-analysis-input-private.h"

G_BEGIN_DECLS

typedef enum
{
  BAL_AMBIENT_JOINED,
  BAL_AMBIENT_WITHOUT_DATES,
  BAL_AMBIENT_WITHOUT_SETTINGS,
} BalAmbientState;

/* A setting-wide or area-wide unit, as the document of the area has it. */
typedef struct
{
  char *code;          /* owned */
  GPtrArray *settings; /* owned, of char *: codes, and what schools are known by */
  GPtrArray *levels;   /* owned, of char * */
  BalAmbientState state;
  gboolean everywhere;
  gint32 start; /* days since 1970-01-01 */
  gint32 end;   /* BAL_DAY_NONE: it goes on */
  gint32 from_months;
  gint32 to_months;
} BalAmbientItem;

/* The ambient units of an area, in the order of the document; immutable. */
typedef struct
{
  GPtrArray *items; /* owned, of BalAmbientItem */
  guint n_joined;   /* those that can be joined */
  char *digest;     /* owned; of all that matters for joining */
} BalAmbientList;

BalAmbientList *bal_ambient_list_new (BalArea *area);
void bal_ambient_list_free (BalAmbientList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalAmbientList, bal_ambient_list_free)

/* The joined units of the list, in order, in the codes of the input. */
BalAmbientPlan *
bal_ambient_list_compile (const BalAmbientList *self, const BalAnalysisInput *input);
void bal_ambient_plan_free (BalAmbientPlan *plan);

const char *bal_ambient_state_get_nick (BalAmbientState state);

G_END_DECLS
