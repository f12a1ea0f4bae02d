/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-unit-private.h"

G_BEGIN_DECLS

/* A setting-wide or area-wide unit of the area, in the days of the store. */
typedef struct
{
  gint32 start;
  gint32 end;         /* included */
  gint32 from_months; /* age; -1: any */
  gint32 to_months;   /* age, not included; -1: any */
  guint16 levels;     /* bit n: it stands at level n */
  gboolean everywhere;
} BalAmbientUnit;

/* The units behind each code of a dictionary: units[first[code]] up to first[code + 1]. */
typedef struct
{
  guint n_codes;
  guint *first; /* owned */
  guint *units; /* owned */
} BalAmbientIndex;

/* The units that are joined, in the codes of the episodes. */
typedef struct
{
  BalAmbientUnit *units; /* owned */
  guint n_units;
  BalAmbientIndex by_setting;
  BalAmbientIndex by_school;
  BalAmbientIndex by_provision; /* the unit itself, where an episode names it */
} BalAmbientPlan;

/* What is known of a child besides its rows; -1 where the source does not say. */
typedef struct
{
  gint64 school;
  gint32 observed_from;
  gint32 observed_to;
  gint32 birth;
} BalAmbientChild;

/* A bit for each of the bands universal, targeted, specialist. */
#define BAL_AMBIENT_N_MIXES 8

/* Recorded and joined units together, in the window. */
typedef struct
{
  gint64 active_days;
  gint64 joined_unit_days;
  guint32 peak;
  gint64 mix_days[BAL_AMBIENT_N_MIXES]; /* active days, by the bands that are there */
} BalAmbientFigures;

/* The day on which a child is so many months old. */
gint32 bal_ambient_add_months (gint32 birth, gint32 months);

/* Scratch of one thread, used for one child after another. */
typedef struct _BalAmbient BalAmbient;

BalAmbient *bal_ambient_new (const BalAmbientPlan *plan);
void bal_ambient_free (BalAmbient *self);

/* Rows first..first + count - 1 are one child's, in the order of the journey. */
void bal_ambient_run (BalAmbient *self,
                      const BalEpisodes *episodes,
                      gsize first,
                      gsize count,
                      const BalAmbientChild *child,
                      const BalWindow *window);
const BalAmbientFigures *bal_ambient_get_figures (const BalAmbient *self);

/* The days on which the unit was joined; -1 where its ages matter and the birth is not known. */
gint64 bal_ambient_get_unit_days (const BalAmbient *self, guint unit);

G_END_DECLS
