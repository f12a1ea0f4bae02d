/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-synthetic-child-private.h"

#include "libbalanced/base/bal-random-private.h"

/* The shape is that of real collections, as far as it is known: most children have a handful of
 * episodes and a few have hundreds; levels persist; help is in terms, with little in August; what
 * is requested is not always given. The figures are invented, and no finding about a real place
 * may rest on them. */

enum
{
  STRAND_FAMILY,
  STRAND_ENVIRONMENT,
  STRAND_WORKFORCE,
  STRAND_IDENTIFICATION,
  STRAND_INTERVENTION,
};

enum
{
  LEVEL_UNIVERSAL,
  LEVEL_TARGETED,
  LEVEL_SPECIALIST,
};

enum
{
  STAGE_PRE_IDENTIFICATION,
  STAGE_IDENTIFICATION,
  STAGE_INTERVENTION,
  STAGE_EVALUATION,
};

enum
{
  GROUPING_INDIVIDUAL,
  GROUPING_GROUP,
  GROUPING_CLASS,
  GROUPING_WHOLE_SCHOOL,
};

/* Draws stay out of MIN and MAX, which would draw twice. */
#define NONE G_MININT32
#define DAYS_A_YEAR 365

static const guint8 STRAND_WEIGHTS[BAL_SYNTHETIC_STRANDS] = { 16, 12, 7, 25, 40 };

/* By need tier, the level of the next episode. */
static const guint8 LEVEL_WEIGHTS[BAL_SYNTHETIC_TIERS][BAL_SYNTHETIC_LEVELS] = {
  { 65, 28, 7 },
  { 35, 40, 25 },
  { 20, 30, 50 },
};

/* By stage, the next one. */
static const guint8 STAGE_WEIGHTS[4][4] = {
  { 10, 60, 25, 5 },
  { 5, 20, 65, 10 },
  { 3, 7, 60, 30 },
  { 15, 10, 50, 25 },
};

static const guint8 GROUPING_WEIGHTS[BAL_SYNTHETIC_LEVELS][3] = {
  { 10, 40, 50 },
  { 30, 60, 10 },
  { 80, 18, 2 },
};

static const guint8 MINUTES_WEIGHTS[6] = { 20, 30, 20, 15, 10, 5 };

/* A child in the making. */
typedef struct
{
  const BalSyntheticWorld *world;
  const BalSyntheticGroup *group;
  BalSyntheticChild *child;
  BalRandom random;
} Maker;

static BalSyntheticEpisode *
add_episode (Maker *self, guint strand, guint level, guint stage, gint32 start, gint32 end)
{
  BalSyntheticChild *child = self->child;
  BalSyntheticEpisode *episode;
  guint role_tier = level;

  if (child->n_episodes == BAL_SYNTHETIC_MAX_EPISODES)
    return NULL;

  episode = &child->episodes[child->n_episodes++];
  /* Who delivers is not what is delivered: one in five comes from another tier of the workforce. */
  if (bal_random_percent (&self->random, 20))
    role_tier = bal_random_below (&self->random, 3);
  *episode = (BalSyntheticEpisode){
    .requested = NONE,
    .start = start,
    .end = end > self->world->as_at ? NONE : end,
    .closed = NONE,
    .setting = child->setting,
    .agency = self->group->agencies[0].agency,
    .provision = (guint16) ((strand * BAL_SYNTHETIC_LEVELS + level) * BAL_SYNTHETIC_UNITS +
                            bal_random_below (&self->random, BAL_SYNTHETIC_UNITS)),
    .strand = (guint8) strand,
    .level = (guint8) level,
    .stage = (guint8) stage,
    .role = (guint8) (role_tier * BAL_SYNTHETIC_ROLES +
                      bal_random_below (&self->random, BAL_SYNTHETIC_ROLES)),
    .grouping = (guint8) bal_random_pick (&self->random, GROUPING_WEIGHTS[level], 3),
  };
  return episode;
}

static void
add_contacts (Maker *self, BalSyntheticEpisode *episode)
{
  gint32 last = episode->end == NONE ? self->world->as_at : episode->end;
  guint32 mean = 1 + (guint32) (last - episode->start + 1) / 21;
  guint32 drawn = 1 + bal_random_skewed (&self->random, mean);
  guint32 offered = MIN (drawn, 400);
  guint32 attended = 0;

  for (guint32 i = 0; i < offered; i++)
    attended += bal_random_percent (&self->random, 88);
  episode->contacts_offered = (guint16) offered;
  episode->contacts_attended = (guint16) attended;
  episode->minutes = attended * (15 + 15 * bal_random_pick (&self->random, MINUTES_WEIGHTS, 6));
}

/* One of the group's agencies that delivers at @level. */
static guint16
choose_agency (Maker *self, guint level)
{
  const BalSyntheticGroup *group = self->group;
  guint8 weights[BAL_SYNTHETIC_MAX_AGENCIES];
  guint total = 0;

  for (guint i = 0; i < group->n_agencies; i++)
    {
      weights[i] = group->agencies[i].levels[level];
      total += weights[i];
    }
  if (total == 0)
    return group->agencies[0].agency;
  return group->agencies[bal_random_pick (&self->random, weights, group->n_agencies)].agency;
}

static gint32
duration (Maker *self, guint stage)
{
  switch (stage)
    {
    case STAGE_PRE_IDENTIFICATION:
      return 1 + (gint32) bal_random_below (&self->random, 30);
    case STAGE_IDENTIFICATION:
      return 7 + (gint32) bal_random_below (&self->random, 84);
    case STAGE_INTERVENTION:
      return 14 + (gint32) bal_random_skewed (&self->random, 110);
    default:
      return 1 + (gint32) bal_random_below (&self->random, 14);
    }
}

/* Weekends start nothing, and August little: days since the epoch began on a Thursday, and a
 * year of 365.2425 days is near enough for finding a month. */
static gint32
working_day (Maker *self, gint32 day)
{
  gint32 of_year = (gint32) ((gint64) (day + 719528) * 10000 % 3652425 / 10000);
  gint32 weekday;

  if (of_year >= 212 && of_year < 243 && bal_random_percent (&self->random, 80))
    day += 31;
  weekday = (day % 7 + 7 + 3) % 7;
  if (weekday > 4)
    day += 7 - weekday;
  return day;
}

static void
make_person (Maker *self)
{
  const BalSyntheticWorld *world = self->world;
  BalSyntheticChild *child = self->child;
  gint32 youngest = world->as_at - self->group->min_age * 36525 / 100 - 1;
  gint32 since_birth;
  gint32 oldest = world->as_at - (self->group->max_age + 1) * 36525 / 100 + 2;

  child->n_episodes = 0;
  child->date_of_birth = bal_random_between (&self->random, oldest, youngest);
  since_birth =
    bal_random_between (&self->random, 0, world->as_at - child->date_of_birth - DAYS_A_YEAR);
  child->observed_from = MAX (world->from, child->date_of_birth + since_birth);
  /* Some settings are far larger than others. */
  child->setting =
    bal_random_below (&self->random, 1 + bal_random_below (&self->random, world->n_settings));
  child->need_type =
    (guint8) bal_random_below (&self->random,
                               1 + bal_random_below (&self->random, world->n_need_types));
  child->tier = (guint8) bal_random_pick (&self->random, self->group->tiers, BAL_SYNTHETIC_TIERS);
  child->later_tier = child->tier;
  child->tier_changed = NONE;
  child->sex = bal_random_percent (&self->random, 68);
  child->idaci_decile =
    (guint8) (1 + bal_random_below (&self->random, 1 + bal_random_below (&self->random, 10)));
  if (bal_random_percent (&self->random, 15))
    {
      child->later_tier = (guint8) bal_random_below (&self->random, BAL_SYNTHETIC_TIERS);
      child->tier_changed = bal_random_between (&self->random, child->observed_from, world->as_at);
    }
}

/* What a setting does for everybody is recorded only where the setting records it. */
static void
add_ambient (Maker *self)
{
  BalSyntheticChild *child = self->child;
  gint32 from = working_day (self, child->observed_from);
  BalSyntheticEpisode *episode;

  if (!bal_random_percent (&self->random, self->group->ambient_percent) ||
      from > self->world->as_at)
    return;
  episode =
    add_episode (self, STRAND_ENVIRONMENT, LEVEL_UNIVERSAL, STAGE_INTERVENTION, from, G_MAXINT32);
  if (episode == NULL)
    return;
  episode->grouping = GROUPING_WHOLE_SCHOOL;
}

/* A request before the start: for help at the levels that are waited for. */
static void
add_wait (Maker *self, BalSyntheticEpisode *episode)
{
  gint32 wait = 1 + (gint32) bal_random_skewed (&self->random, self->group->mean_wait);

  episode->requested = MAX (episode->start - wait, self->child->observed_from);
  if (episode->requested > episode->start)
    episode->requested = NONE;
}

static void
add_meantime (Maker *self, gint32 requested, gint32 last)
{
  BalSyntheticEpisode *episode;
  gint32 start = bal_random_between (&self->random, requested, requested + (last - requested) / 2);

  if (start > self->world->as_at)
    return;
  episode = add_episode (self, STRAND_INTERVENTION, LEVEL_TARGETED, STAGE_INTERVENTION, start,
                         MAX (start, last));
  if (episode == NULL)
    return;
  episode->agency = choose_agency (self, LEVEL_TARGETED);
  add_contacts (self, episode);
}

/* One episode more of the ordinary run; gives the day on which it starts. */
static void
add_ordinary (Maker *self, gint32 start, guint level, guint stage)
{
  guint strand = bal_random_pick (&self->random, STRAND_WEIGHTS, BAL_SYNTHETIC_STRANDS);
  BalSyntheticEpisode *episode;

  if (stage == STAGE_IDENTIFICATION && bal_random_percent (&self->random, 70))
    strand = STRAND_IDENTIFICATION;
  episode = add_episode (self, strand, level, stage, start, start + duration (self, stage) - 1);
  if (episode == NULL)
    return;
  episode->agency = choose_agency (self, level);
  add_contacts (self, episode);
  if (stage != STAGE_INTERVENTION || level == LEVEL_UNIVERSAL ||
      !bal_random_percent (&self->random, 55))
    return;
  add_wait (self, episode);
  if (episode->requested != NONE &&
      bal_random_percent (&self->random, self->group->meantime_percent))
    add_meantime (self, episode->requested, episode->start);
}

static void
add_run (Maker *self)
{
  BalSyntheticChild *child = self->child;
  guint32 n = 1 + bal_random_skewed (&self->random, MAX (self->group->mean_episodes, 1));
  gint32 day = child->observed_from;
  gint32 gap = MAX (1, (self->world->as_at - child->observed_from) / (gint32) MAX (n, 1));
  gboolean jumps = bal_random_percent (&self->random, self->group->jump_percent);
  guint level = LEVEL_UNIVERSAL;
  guint stage = STAGE_PRE_IDENTIFICATION;

  for (guint32 i = 0; i < n; i++)
    {
      const guint8 *weights = LEVEL_WEIGHTS[child->tier];

      day = working_day (self, day);
      if (day > self->world->as_at)
        return;
      add_ordinary (self, day, level, stage);
      day += (gint32) bal_random_skewed (&self->random, (guint32) gap);
      stage = bal_random_pick (&self->random, STAGE_WEIGHTS[stage], 4);
      if (bal_random_percent (&self->random, 60))
        continue;
      level = bal_random_pick (&self->random, weights, BAL_SYNTHETIC_LEVELS);
      if (jumps && level == LEVEL_TARGETED)
        level = LEVEL_SPECIALIST;
    }
}

/* Whoever must be in an agency's caseload on the as-at date is. */
static void
add_active (Maker *self)
{
  const BalSyntheticGroup *group = self->group;
  gint32 as_at = self->world->as_at;

  for (guint i = 0; i < group->n_agencies; i++)
    {
      const BalSyntheticAgency *agency = &group->agencies[i];
      gint32 start, before;
      BalSyntheticEpisode *episode;

      if (!agency->active)
        continue;
      before = (gint32) bal_random_skewed (&self->random, 200);
      start = MAX (self->child->observed_from, as_at - before);
      episode = add_episode (self, STRAND_INTERVENTION,
                             bal_random_pick (&self->random, agency->levels, BAL_SYNTHETIC_LEVELS),
                             STAGE_INTERVENTION, MIN (start, as_at), G_MAXINT32);
      if (episode == NULL)
        return;
      episode->agency = agency->agency;
      add_contacts (self, episode);
      if (episode->level == LEVEL_SPECIALIST)
        add_wait (self, episode);
    }
}

/* A request that nobody has met yet, or that came to nothing. */
static void
add_open_request (Maker *self)
{
  gint32 as_at = self->world->as_at;
  gint32 before = (gint32) bal_random_skewed (&self->random, self->group->mean_wait);
  gint32 requested = MAX (self->child->observed_from, as_at - before);
  gboolean withdrawn;
  BalSyntheticEpisode *episode;

  if (!bal_random_percent (&self->random, self->group->waiting_percent) || requested > as_at)
    return;
  withdrawn = bal_random_percent (&self->random, 10);
  episode =
    add_episode (self, STRAND_INTERVENTION, LEVEL_SPECIALIST, STAGE_INTERVENTION, NONE, G_MAXINT32);
  if (episode == NULL)
    return;
  episode->requested = requested;
  episode->agency = choose_agency (self, LEVEL_SPECIALIST);
  if (withdrawn)
    episode->closed = bal_random_between (&self->random, requested, as_at);
  else if (bal_random_percent (&self->random, self->group->meantime_percent))
    add_meantime (self, requested, as_at);
}

void
bal_synthetic_child_make_person (const BalSyntheticWorld *world,
                                 const BalSyntheticGroup *group,
                                 guint64 number,
                                 BalSyntheticChild *child)
{
  Maker self = { .world = world, .group = group, .child = child };

  bal_random_init (&self.random, world->seed, number);
  make_person (&self);
}

void
bal_synthetic_child_make (const BalSyntheticWorld *world,
                          const BalSyntheticGroup *group,
                          guint64 number,
                          BalSyntheticChild *child)
{
  Maker self = { .world = world, .group = group, .child = child };

  bal_random_init (&self.random, world->seed, number);
  make_person (&self);
  add_ambient (&self);
  /* The certain ones first: the limit on a child's episodes may not cost them. */
  add_active (&self);
  add_run (&self);
  add_open_request (&self);
}
