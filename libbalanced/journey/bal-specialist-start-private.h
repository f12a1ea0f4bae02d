/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-unit-private.h"

G_BEGIN_DECLS

/* What came before a child's first specialist start. */
typedef enum
{
  BAL_SPECIALIST_START_NONE,        /* the child has no specialist start */
  BAL_SPECIALIST_START_TARGETED,    /* a targeted unit had begun by then */
  BAL_SPECIALIST_START_NO_TARGETED, /* observation was long enough to say that none had */
  BAL_SPECIALIST_START_UNKNOWN,     /* none is recorded, but observation began late */
} BalSpecialistStart;

typedef struct
{
  gint32 observation_days; /* how long observation must have lasted for "nothing before" */
  gboolean same_strand;    /* only a targeted unit of the same strand counts */
} BalSpecialistStartOptions;

#define BAL_SPECIALIST_START_OBSERVATION_DAYS 365

gint32
bal_specialist_start_get_first_record (const BalEpisodes *episodes, gsize first, gsize count);
BalSpecialistStart bal_specialist_start_test (const BalEpisodes *episodes,
                                              gsize first,
                                              gsize count,
                                              const BalWindow *window,
                                              gint32 observed_from,
                                              const BalSpecialistStartOptions *options);

/* Where the observation of a child began: observed_from, or the first record of any kind. A
 * negative day is one that nothing says. */
static inline gint32
bal_specialist_start_get_observed (const BalEpisodes *episodes,
                                   gsize first,
                                   gsize count,
                                   gint32 observed_from,
                                   gint32 other_record)
{
  gint32 episode;

  if (observed_from >= 0 || other_record < 0)
    return observed_from;
  episode = bal_specialist_start_get_first_record (episodes, first, count);
  return episode < 0 ? other_record : MIN (episode, other_record);
}

G_END_DECLS
