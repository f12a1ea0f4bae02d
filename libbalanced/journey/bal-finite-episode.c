/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-finite-episode-private.h"

/* Those of one strand belong together; what is not recorded is a strand of its own. */
static gboolean
is_same_strand (const BalEpisodes *episodes, gsize a, gsize b)
{
  return bal_episodes_get_strand (episodes, a) == bal_episodes_get_strand (episodes, b);
}

gboolean
bal_finite_episode_read (const BalEpisodes *episodes,
                         gsize first,
                         gsize count,
                         gsize row,
                         const BalFiniteEpisodeOptions *options,
                         BalFiniteEpisode *episode)
{
  *episode = (BalFiniteEpisode){ 0 };
  if (!bal_finite_episode_is_specialist (episodes, row) ||
      !bal_unit_read_days (episodes, row, options->as_at, &episode->start, &episode->end))
    return FALSE;
  episode->is_open = episodes->end[row] > options->as_at;
  episode->has_planned_end = episode->is_open && episodes->end[row] != BAL_EPISODES_NO_DAY;
  episode->is_too_long = episode->end - episode->start + 1 > options->most_days;
  for (gsize i = first; i < first + count; i++)
    {
      gint32 start, end;

      if (i == row || !bal_unit_read_days (episodes, i, options->as_at, &start, &end))
        continue;
      if (episodes->stage[i] == options->review_stage &&
          options->review_stage != BAL_EPISODES_NO_CODE8 &&
          start <= episode->end + options->review_days && end >= episode->start)
        episode->is_reviewed = TRUE;
      if (!episode->is_open && start > episode->end &&
          start - episode->end <= options->return_days &&
          bal_finite_episode_is_specialist (episodes, i) && is_same_strand (episodes, row, i))
        episode->has_returned = TRUE;
    }
  episode->is_return_known =
    !episode->is_open &&
    (episode->has_returned || options->known_until - episode->end >= options->return_days);
  return TRUE;
}
