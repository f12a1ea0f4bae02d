/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-specialist-start-private.h"

enum
{
  BAND_TARGETED = 2,
  BAND_SPECIALIST = 3,
};

static int
get_band (const BalEpisodes *episodes, gsize row)
{
  int level = bal_episodes_get_level (episodes, row);

  return level < 0 ? 0 : episodes->level_band[level];
}

/* The first day that any row of the child names, or -1. */
gint32
bal_specialist_start_get_first_record (const BalEpisodes *episodes, gsize first, gsize count)
{
  const guint16 *columns[] = { episodes->start, episodes->end, episodes->requested,
                               episodes->closed };
  gint32 day = BAL_EPISODES_NO_DAY;

  for (gsize column = 0; column < G_N_ELEMENTS (columns); column++)
    for (gsize i = first; columns[column] && i < first + count; i++)
      day = MIN (day, columns[column][i]);
  return day == BAL_EPISODES_NO_DAY ? -1 : day;
}

/* The first in the order of the journey, so that two on one day are decided alike everywhere. */
static gboolean
find_specialist (const BalEpisodes *episodes,
                 gsize first,
                 gsize count,
                 gint32 as_at,
                 gsize *row,
                 gint32 *day)
{
  gint32 start, end;

  for (gsize i = first; i < first + count; i++)
    if (get_band (episodes, i) == BAND_SPECIALIST &&
        bal_unit_read_days (episodes, i, as_at, &start, &end))
      {
        *row = i;
        *day = start;
        return TRUE;
      }
  return FALSE;
}

static gboolean
has_targeted_by (const BalEpisodes *episodes, gsize first, gsize count, gint32 day, int strand)
{
  gint32 start, end;

  for (gsize i = first; i < first + count; i++)
    {
      if (get_band (episodes, i) != BAND_TARGETED)
        continue;
      if (strand >= 0 && bal_episodes_get_strand (episodes, i) != strand)
        continue;
      if (bal_unit_read_days (episodes, i, day, &start, &end))
        return TRUE;
    }
  return FALSE;
}

/* observed_from is where the observation of the child began, or -1: then the first record of any
 * kind stands in. The start is an event, and counted where the window has its day. */
BalSpecialistStart
bal_specialist_start_test (const BalEpisodes *episodes,
                           gsize first,
                           gsize count,
                           const BalWindow *window,
                           gint32 observed_from,
                           const BalSpecialistStartOptions *options)
{
  gsize row;
  gint32 day;
  int strand = -1;

  if (!find_specialist (episodes, first, count, window->as_at, &row, &day) ||
      !bal_window_has (window, day))
    return BAL_SPECIALIST_START_NONE;
  if (options->same_strand)
    strand = bal_episodes_get_strand (episodes, row);
  /* Without a strand of its own nothing can be of the same one. */
  if (options->same_strand && strand < 0)
    return BAL_SPECIALIST_START_UNKNOWN;
  if (has_targeted_by (episodes, first, count, day, strand))
    return BAL_SPECIALIST_START_TARGETED;
  if (observed_from < 0)
    observed_from = bal_specialist_start_get_first_record (episodes, first, count);
  if (day - observed_from < options->observation_days)
    return BAL_SPECIALIST_START_UNKNOWN;
  return BAL_SPECIALIST_START_NO_TARGETED;
}
