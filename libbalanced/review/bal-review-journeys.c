/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-private.h"

#include "libbalanced/base/bal-day16-private.h"
#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/caseload/bal-caseload-schema-private.h"
#include "libbalanced/caseload/bal-episodes-private.h"
#include "libbalanced/core/bal-table-builder-private.h"

/* Which children are shown: for each story the one that tells it best, among the first thousands.
 * The same caseload gives the same children. */

#define MAX_CHILDREN 5000
#define LEAST_UNITS 3
#define MOST_UNITS 9
#define MAX_WAIT_DAYS 1000

enum
{
  UNIVERSAL = 1,
  TARGETED = 2,
  SPECIALIST = 3,
  N_BANDS = 4,
};

/* The rows of one child. */
typedef struct
{
  const BalEpisodes *episodes;
  gsize first;
  gsize count;
  guint16 as_at;
} Slice;

static guint
get_band (const Slice *slice, gsize row)
{
  int level = bal_episodes_get_level (slice->episodes, row);

  return level < 0 ? 0 : slice->episodes->level_band[level];
}

/* The first start in each band, or NO_DAY. */
static void
get_first_starts (const Slice *slice, guint16 starts[N_BANDS])
{
  for (guint i = 0; i < N_BANDS; i++)
    starts[i] = BAL_EPISODES_NO_DAY;
  for (gsize row = slice->first; row < slice->first + slice->count; row++)
    {
      guint band = get_band (slice, row);

      if (slice->episodes->start[row] <= slice->as_at)
        starts[band] = MIN (starts[band], slice->episodes->start[row]);
    }
}

/* How many levels are active on a day, and then how many units. */
static guint
rate_day (const Slice *slice, guint16 day)
{
  guint bands = 0;
  guint n = 0;

  for (gsize row = slice->first; row < slice->first + slice->count; row++)
    {
      if (slice->episodes->start[row] > day || slice->episodes->end[row] < day)
        continue;
      bands |= 1u << get_band (slice, row);
      n++;
    }

  return n + (guint) MOST_UNITS *
               ((bands >> UNIVERSAL & 1) + (bands >> TARGETED & 1) + (bands >> SPECIALIST & 1));
}

/* Much at once, from several levels. */
static guint
score_together (const Slice *slice)
{
  guint most = 0;

  for (gsize row = slice->first; row < slice->first + slice->count; row++)
    {
      if (slice->episodes->start[row] <= slice->as_at)
        most = MAX (most, rate_day (slice, slice->episodes->start[row]));
    }

  return most;
}

static guint
score_steps (const Slice *slice)
{
  guint16 starts[N_BANDS];

  get_first_starts (slice, starts);

  return starts[SPECIALIST] != BAL_EPISODES_NO_DAY && starts[UNIVERSAL] < starts[TARGETED] &&
             starts[TARGETED] < starts[SPECIALIST]
           ? (guint) slice->count
           : 0;
}

static guint
score_jump (const Slice *slice)
{
  guint16 starts[N_BANDS];

  get_first_starts (slice, starts);

  return starts[SPECIALIST] != BAL_EPISODES_NO_DAY && starts[UNIVERSAL] < starts[SPECIALIST] &&
             starts[TARGETED] == BAL_EPISODES_NO_DAY
           ? (guint) slice->count
           : 0;
}

/* The longest wait; those beyond all reason say little about others. */
static guint
score_wait (const Slice *slice)
{
  const BalEpisodes *episodes = slice->episodes;
  guint longest = 0;

  if (episodes->requested == NULL)
    return 0;
  for (gsize row = slice->first; row < slice->first + slice->count; row++)
    {
      guint16 until = MIN (episodes->start[row], slice->as_at);
      guint16 requested = episodes->requested[row];

      if (requested != BAL_EPISODES_NO_DAY && requested < until &&
          until - requested <= MAX_WAIT_DAYS)
        longest = MAX (longest, (guint) (until - requested));
    }

  return longest;
}

static const struct
{
  const char *words;
  guint (*score) (const Slice *slice);
} stories[] = {
  { "several levels at the same time", score_together },
  { "universal, then targeted, then specialist", score_steps },
  { "from universal straight to specialist", score_jump },
  { "a long wait", score_wait },
};

#define N_STORIES G_N_ELEMENTS (stories)

/* Whether every unit can be drawn: it has begun, or is waited for, and has its place. */
static gboolean
is_plain (const Slice *slice)
{
  const BalEpisodes *episodes = slice->episodes;

  if (slice->count < LEAST_UNITS || slice->count > MOST_UNITS)
    return FALSE;
  for (gsize row = slice->first; row < slice->first + slice->count; row++)
    {
      gboolean is_waited_for =
        episodes->requested != NULL && episodes->requested[row] <= slice->as_at;

      if ((episodes->start[row] > slice->as_at && !is_waited_for) || get_band (slice, row) == 0 ||
          episodes->stage[row] == BAL_EPISODES_NO_CODE8)
        return FALSE;
    }

  return TRUE;
}

static void
choose_children (BalCaseload *caseload, guint16 as_at, guint chosen[N_STORIES])
{
  guint n_children = 0;
  const guint32 *first = bal_caseload_get_child_first (caseload, &n_children);
  guint best[N_STORIES] = { 0 };

  for (guint i = 0; i < N_STORIES; i++)
    chosen[i] = G_MAXUINT;
  for (guint child = 0; child < MIN (n_children, MAX_CHILDREN); child++)
    {
      Slice slice = { bal_caseload_get_episodes (caseload), first[child],
                      first[child + 1] - first[child], as_at };

      if (!is_plain (&slice))
        continue;
      for (guint i = 0; i < N_STORIES; i++)
        {
          guint score = stories[i].score (&slice);

          if (score <= best[i])
            continue;
          best[i] = score;
          chosen[i] = child;
          break;
        }
    }
}

typedef struct
{
  BalTableBuilder *builder;
  guint child;
  guint story;
  guint level;
  guint stage;
  guint requested;
  guint start;
  guint end;
} Columns;

static Columns
add_columns (BalTableBuilder *builder)
{
  Columns self = { .builder = builder };

  self.child = bal_table_builder_add_column (builder, "child_id", BAL_COLUMN_KIND_TEXT,
                                             BAL_COLUMN_ROLE_IDENTIFIER, NULL);
  self.story = bal_table_builder_add_column (builder, "story", BAL_COLUMN_KIND_CODE,
                                             BAL_COLUMN_ROLE_NONE, NULL);
  self.level = bal_table_builder_add_column (builder, "level", BAL_COLUMN_KIND_CODE,
                                             BAL_COLUMN_ROLE_KEY, NULL);
  self.stage = bal_table_builder_add_column (builder, "stage", BAL_COLUMN_KIND_CODE,
                                             BAL_COLUMN_ROLE_KEY, NULL);
  self.requested = bal_table_builder_add_column (builder, "requested_date", BAL_COLUMN_KIND_DAY,
                                                 BAL_COLUMN_ROLE_NONE, NULL);
  self.start = bal_table_builder_add_column (builder, "start_date", BAL_COLUMN_KIND_DAY,
                                             BAL_COLUMN_ROLE_NONE, NULL);
  self.end = bal_table_builder_add_column (builder, "end_date", BAL_COLUMN_KIND_DAY,
                                           BAL_COLUMN_ROLE_NONE, NULL);

  return self;
}

static void
append_day (BalTableBuilder *builder, guint column, const guint16 *days, gsize row)
{
  if (days == NULL || days[row] == BAL_EPISODES_NO_DAY)
    bal_table_builder_append_day (builder, column, BAL_DAY_NONE);
  else
    bal_table_builder_append_day (builder, column, bal_episodes_to_day (days[row]));
}

static const char *
get_name (BalCaseload *caseload, BalField field, guint code)
{
  guint n_names = 0;
  const char *const *names = bal_caseload_get_names (caseload, field, &n_names);

  return code < n_names ? names[code] : NULL;
}

static void
append_child (const Columns *columns, BalCaseload *caseload, guint child, const char *story)
{
  guint n_children = 0;
  const guint32 *first = bal_caseload_get_child_first (caseload, &n_children);
  const BalEpisodes *episodes = bal_caseload_get_episodes (caseload);
  BalTableBuilder *builder = columns->builder;

  for (gsize row = first[child]; row < first[child + 1]; row++)
    {
      bal_table_builder_append_text (builder, columns->child,
                                     bal_caseload_get_child_id (caseload, child));
      bal_table_builder_append_text (builder, columns->story, story);
      bal_table_builder_append_text (builder, columns->level,
                                     get_name (caseload, BAL_FIELD_LEVEL,
                                               (guint) bal_episodes_get_level (episodes, row)));
      bal_table_builder_append_text (builder, columns->stage,
                                     get_name (caseload, BAL_FIELD_STAGE, episodes->stage[row]));
      append_day (builder, columns->requested, episodes->requested, row);
      append_day (builder, columns->start, episodes->start, row);
      append_day (builder, columns->end, episodes->end, row);
    }
}

BalTable *
bal_review_choose_journeys (BalCaseload *caseload, gint32 as_at)
{
  guint chosen[N_STORIES];
  BalTableBuilder *builder = bal_table_builder_new ("journeys");
  Columns columns = add_columns (builder);

  choose_children (caseload, bal_day16_from_day (as_at), chosen);
  for (guint i = 0; i < N_STORIES; i++)
    {
      if (chosen[i] != G_MAXUINT)
        append_child (&columns, caseload, chosen[i], stories[i].words);
    }

  return bal_table_builder_end (builder, BAL_BASIS_NONE, as_at, NULL, TRUE);
}
