/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-profile-private.h"

#include "libbalanced/journey/bal-specialist-start-private.h"

struct _BalProfileScratch
{
  BalSweep *sweep;
  BalLevelStates *states;
  BalChildWaits *waits;
  GArray *values; /* of gint64: the record under way */
  GArray *days;   /* of gint64 */
};

static const guint widths[BAL_PROFILE_N_LISTS] = {
  [BAL_PROFILE_DAYS_AT] = 1,    [BAL_PROFILE_GAP_LENGTHS] = 1, [BAL_PROFILE_LEVEL_DAYS] = 2,
  [BAL_PROFILE_LEVEL_RUNS] = 3, [BAL_PROFILE_LEVEL_MOVES] = 3, [BAL_PROFILE_WAITS] = 6,
};

guint
bal_profile_list_get_width (BalProfileList list)
{
  return widths[list];
}

gpointer
bal_profile_scratch_new (const BalAnalysisRun *run)
{
  BalProfileScratch *self = g_new0 (BalProfileScratch, 1);

  self->sweep = bal_sweep_new ();
  self->states = bal_level_states_new ();
  self->waits = bal_child_waits_new ();
  self->values = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->days = g_array_new (FALSE, TRUE, sizeof (gint64));
  return self;
}

void
bal_profile_scratch_free (gpointer data)
{
  BalProfileScratch *self = data;

  if (!self)
    return;
  bal_sweep_free (self->sweep);
  bal_level_states_free (self->states);
  bal_child_waits_free (self->waits);
  g_array_unref (self->values);
  g_array_unref (self->days);
  g_free (self);
}

static void
put (BalProfileScratch *self, gint64 value)
{
  g_array_append_val (self->values, value);
}

static void
set (BalProfileScratch *self, BalProfileFigure figure, gint64 value)
{
  g_array_index (self->values, gint64, figure) = value;
}

static void
set_units (const BalAnalysisRun *run, BalProfileScratch *self, gsize first, gsize count)
{
  static const BalProfileFigure figures[] = {
    [BAL_UNIT_REJECTED] = BAL_PROFILE_UNITS,      [BAL_UNIT_TIMED] = BAL_PROFILE_TIMED,
    [BAL_UNIT_WITHDRAWN] = BAL_PROFILE_WITHDRAWN, [BAL_UNIT_WAITING] = BAL_PROFILE_WAITING,
    [BAL_UNIT_FUTURE] = BAL_PROFILE_FUTURE,       [BAL_UNIT_UNDATED] = BAL_PROFILE_UNDATED,
  };

  for (gsize row = first; row < first + count; row++)
    {
      BalUnit unit;

      bal_unit_read (run->input->episodes, row, run->window.as_at, &unit);
      if (unit.state == BAL_UNIT_REJECTED)
        continue;
      g_array_index (self->values, gint64, BAL_PROFILE_UNITS)++;
      g_array_index (self->values, gint64, figures[unit.state])++;
    }
}

static void
set_concurrency (BalProfileScratch *self, gint32 first_day)
{
  BalConcurrencyFigures figures;

  bal_sweep_measure (self->sweep, first_day, &figures);
  set (self, BAL_PROFILE_ACTIVE_DAYS, figures.active_days);
  set (self, BAL_PROFILE_UNIT_DAYS, figures.unit_days);
  set (self, BAL_PROFILE_OVERLAP_DAYS, figures.overlap_days);
  set (self, BAL_PROFILE_AMBIENT_UNIT_DAYS, figures.ambient_unit_days);
  set (self, BAL_PROFILE_PEAK, figures.peak);
  set (self, BAL_PROFILE_PEAK_WITHOUT_AMBIENT, figures.peak_without_ambient);
  set (self, BAL_PROFILE_MAX_STRANDS, figures.max_strands);
  set (self, BAL_PROFILE_MAX_LEVELS, figures.max_levels);
  set (self, BAL_PROFILE_MAX_AGENCIES, figures.max_agencies);
  set (self, BAL_PROFILE_PEAK_DAY, figures.peak ? figures.peak_day : -1);
  set (self, BAL_PROFILE_FIRST_DAY, figures.peak ? figures.first_day : -1);
  set (self, BAL_PROFILE_LAST_DAY, figures.peak ? figures.last_day : -1);
  set (self, BAL_PROFILE_GAPS, figures.n_gaps);
  set (self, BAL_PROFILE_GAP_DAYS, figures.gap_days);
  set (self, BAL_PROFILE_LONGEST_GAP, figures.longest_gap);
}

static void
put_days (BalProfileScratch *self)
{
  put (self, self->days->len);
  g_array_append_vals (self->values, self->days->data, self->days->len);
  g_array_set_size (self->days, 0);
}

static void
put_levels (BalProfileScratch *self, const BalEpisodes *episodes, gint32 first_day)
{
  gint64 highest[16] = { 0 }, any[16] = { 0 };

  bal_sweep_add_level_days (self->sweep, first_day, any);
  for (gsize i = 0; i < self->states->n_runs; i++)
    if (self->states->runs[i].level >= 0)
      highest[self->states->runs[i].level] += self->states->runs[i].n_days;
  put (self, episodes->n_levels);
  for (guint level = 0; level < episodes->n_levels; level++)
    {
      put (self, highest[level]);
      put (self, any[level]);
    }
  put (self, (gint64) self->states->n_runs);
  for (gsize i = 0; i < self->states->n_runs; i++)
    {
      put (self, self->states->runs[i].level);
      put (self, self->states->runs[i].day);
      put (self, self->states->runs[i].n_days);
    }
}

static void
put_moves (BalProfileScratch *self, const BalEpisodes *episodes)
{
  gint64 moves[16][16] = { 0 }, jumps[3] = { 0 };
  guint place = self->values->len;

  put (self, 0);
  for (gsize i = 0; i < self->states->n_moves; i++)
    {
      const BalLevelMove *move = &self->states->moves[i];

      moves[(guint8) move->from][(guint8) move->to]++;
      jumps[bal_level_move_get_jump (episodes, move->from, move->to)]++;
    }
  for (guint i = 0; i < 256; i++)
    if (moves[i / 16][i % 16] > 0)
      {
        put (self, i / 16);
        put (self, i % 16);
        put (self, moves[i / 16][i % 16]);
        g_array_index (self->values, gint64, place)++;
      }
  set (self, BAL_PROFILE_JUMPS_UP, jumps[BAL_JUMP_UP]);
  set (self, BAL_PROFILE_JUMPS_DOWN, jumps[BAL_JUMP_DOWN]);
}

static int
get_first_targeted (const BalEpisodes *episodes)
{
  int level = 0;

  while (level < episodes->n_levels && episodes->level_band[level] < 2)
    level++;
  return level;
}

/* The same waits with three masks: every unit, targeted or higher ones, and offers. */
static void
put_waits (const BalAnalysisRun *run, BalProfileScratch *self, gsize first, gsize count)
{
  const BalEpisodes *episodes = run->input->episodes;
  guint place = self->values->len;
  BalOfferMask masks[3];

  bal_offer_mask_init_everything (&masks[0]);
  bal_offer_mask_init_from_level (&masks[1], get_first_targeted (episodes));
  bal_offer_mask_init_default (&masks[2], episodes);
  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      bal_child_waits_run (self->waits, episodes, first, count, &run->window, &masks[i]);
      if (i == 0)
        put (self, (gint64) self->waits->n_waits);
      for (gsize wait = 0; wait < self->waits->n_waits; wait++)
        {
          const BalChildWait *each = &self->waits->waits[wait];

          if (i == 0)
            {
              const gint64 row[] = { each->state, each->requested, each->length, 0, 0, 0 };

              g_array_append_vals (self->values, row, G_N_ELEMENTS (row));
            }
          g_array_index (self->values, gint64, place + 1 + 6 * wait + 3 + i) = each->idle.idle_days;
        }
      if (i == 0)
        {
          set (self, BAL_PROFILE_WAITING_DAYS, self->waits->all.n_days);
          set (self, BAL_PROFILE_IDLE_DAYS, self->waits->all.idle_days);
          set (self, BAL_PROFILE_LONGEST_IDLE_SPELL, self->waits->all.longest_spell);
        }
    }
  set (self, BAL_PROFILE_DAYS_WITHOUT_OFFER, self->waits->all.idle_days);
}

static BalSpecialistStart
test_specialist_start (const BalAnalysisRun *run, gsize child, gsize first, gsize count)
{
  const BalAnalysisInput *input = run->input;
  BalSpecialistStartOptions options = { (gint32) run->analysis->observation_days, FALSE };
  gint32 from = input->get_observed_from ? input->get_observed_from (input->owner, child) : -1;

  gint32 other = input->get_first_record ? input->get_first_record (input->owner, child) : -1;

  from = bal_specialist_start_get_observed (input->episodes, first, count, from, other);
  return bal_specialist_start_test (input->episodes, first, count, &run->window, from, &options);
}

static GStrv
make_texts (const BalAnalysisRun *run, BalProfileScratch *self)
{
  GStrv texts = g_new0 (char *, self->waits->n_waits + 1);

  for (gsize i = 0; i < self->waits->n_waits; i++)
    texts[i] = run->input->dup_episode_id
                 ? run->input->dup_episode_id (run->input->owner, self->waits->waits[i].row)
                 : g_strdup ("");
  return texts;
}

BalSummaryRecord *
bal_profile_make_record (const BalAnalysisRun *run,
                         BalProfileScratch *self,
                         const char *key,
                         gsize child,
                         gsize first,
                         gsize count)
{
  const BalEpisodes *episodes = run->input->episodes;
  gint32 first_day = run->window.first;
  BalSummaryRecord *record = g_new0 (BalSummaryRecord, 1);

  g_array_set_size (self->values, 0);
  g_array_set_size (self->values, BAL_PROFILE_N_FIGURES);
  bal_sweep_run (self->sweep, episodes, first, count, &run->window, NULL);
  bal_level_states_run (self->states, self->sweep, first_day, NULL);
  set_units (run, self, first, count);
  set_concurrency (self, first_day);
  set (self, BAL_PROFILE_SPECIALIST_START, test_specialist_start (run, child, first, count));
  bal_sweep_add_days_at (self->sweep, first_day, self->days);
  put_days (self);
  bal_sweep_add_gaps (self->sweep, first_day, self->days);
  put_days (self);
  put_levels (self, episodes, first_day);
  put_moves (self, episodes);
  put_waits (run, self, first, count);
  record->key = g_strdup (key);
  record->n_values = self->values->len;
  record->values = g_memdup2 (self->values->data, self->values->len * sizeof (gint64));
  record->texts = make_texts (run, self);
  return record;
}

const gint64 *
bal_profile_get_list (const BalSummaryRecord *record, BalProfileList list, gsize *n_rows)
{
  const gint64 *at = record->values + BAL_PROFILE_N_FIGURES;

  for (guint i = 0; i < list; i++)
    at += 1 + *at * (gint64) widths[i];
  *n_rows = (gsize) *at;
  return at + 1;
}

static gboolean
is_level (gint64 level, gint64 least, guint n_levels)
{
  return level >= least && level < (gint64) n_levels;
}

/* Whatever a record of the library has is a day of the store, or none. */
static gboolean
is_day (gint64 day)
{
  return day >= -1 && day <= BAL_EPISODES_NO_DAY;
}

static gboolean
check_rows (const BalSummaryRecord *record, guint n_levels)
{
  gsize n_levels_found, n_runs, n_moves, n_waits;
  const gint64 *rows;

  bal_profile_get_list (record, BAL_PROFILE_LEVEL_DAYS, &n_levels_found);
  if (n_levels_found > n_levels)
    return FALSE;
  rows = bal_profile_get_list (record, BAL_PROFILE_LEVEL_RUNS, &n_runs);
  for (gsize i = 0; i < n_runs; i++)
    if (!is_level (rows[3 * i], -1, n_levels) || !is_day (rows[3 * i + 1]))
      return FALSE;
  rows = bal_profile_get_list (record, BAL_PROFILE_LEVEL_MOVES, &n_moves);
  for (gsize i = 0; i < n_moves; i++)
    if (!is_level (rows[3 * i], 0, n_levels) || !is_level (rows[3 * i + 1], 0, n_levels))
      return FALSE;
  rows = bal_profile_get_list (record, BAL_PROFILE_WAITS, &n_waits);
  for (gsize i = 0; i < n_waits; i++)
    if (rows[6 * i] < BAL_WAIT_STARTED || rows[6 * i] > BAL_WAIT_RETROSPECTIVE ||
        !is_day (rows[6 * i + 1]))
      return FALSE;
  return n_waits == g_strv_length (record->texts) &&
         is_day (record->values[BAL_PROFILE_PEAK_DAY]) &&
         is_day (record->values[BAL_PROFILE_FIRST_DAY]) &&
         is_day (record->values[BAL_PROFILE_LAST_DAY]) &&
         record->values[BAL_PROFILE_SPECIALIST_START] >= BAL_SPECIALIST_START_NONE &&
         record->values[BAL_PROFILE_SPECIALIST_START] <= BAL_SPECIALIST_START_UNKNOWN;
}

gboolean
bal_profile_check_record (const BalSummaryRecord *record, guint n_levels)
{
  guint64 at = BAL_PROFILE_N_FIGURES;

  for (guint i = 0; i < BAL_PROFILE_N_LISTS; i++)
    {
      if (at >= record->n_values || record->values[at] < 0 ||
          record->values[at] > (gint64) record->n_values)
        return FALSE;
      at += 1 + (guint64) record->values[at] * widths[i];
    }
  return at == record->n_values && check_rows (record, n_levels);
}
