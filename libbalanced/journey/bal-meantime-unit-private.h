/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/area/bal-area.h"
#include "libbalanced/journey/bal-analysis-input-private.h"

G_BEGIN_DECLS

/* Whether something holds, where the document or the records may not say. */
typedef enum
{
  BAL_FIT_NO,
  BAL_FIT_UNKNOWN,
  BAL_FIT_YES,
} BalFit;

typedef enum
{
  BAL_MEANTIME_OPEN,
  BAL_MEANTIME_STAGE,
  BAL_MEANTIME_LEVEL,
  BAL_MEANTIME_AGE,
  BAL_MEANTIME_PLACE,
  BAL_MEANTIME_NEED,
} BalMeantimeFact;

#define BAL_MEANTIME_N_FACTS 6

/* A unit of the area that could be offered to a child who waits. */
typedef struct
{
  char *code; /* owned, as are the next ones; nullable but for the code */
  char *name;
  char *agency;
  char *grouping;
  BalFit open;        /* on the as-at date */
  BalFit stage;       /* whether it is of the stage intervention */
  guint16 levels;     /* bit n: it stands at level n of the input; 0: not said */
  gint32 from_months; /* -1: any */
  gint32 to_months;   /* not included; -1: any */
  gboolean everywhere;
  gboolean has_settings;
  guint8 *of_setting; /* owned; by code of the input, whether it happens there */
  guint8 *of_school;  /* owned; likewise */
  guint8 *of_need;    /* owned; nullable: needs are not looked at; by code, a BalFit */
  gint64 provision;   /* its code among those of the episodes, or -1 */
} BalMeantimeUnit;

/* Days are those of the store. needs is a{sas}, the services for each type of need; nullable. */
GPtrArray *bal_meantime_units_new (BalArea *area,
                                   GVariant *needs,
                                   const BalAnalysisInput *input,
                                   gint32 as_at);

/* Says for each fact whether the unit fits the child who waits for the row, and what that comes
 * to: NO where one of them says so, YES where all do. A need that is not looked at is left out. */
BalFit bal_meantime_unit_fit (const BalMeantimeUnit *self,
                              const BalAnalysisInput *input,
                              gsize child,
                              gsize row,
                              gint32 as_at,
                              BalFit facts[BAL_MEANTIME_N_FACTS]);

G_END_DECLS
