/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-follow-up.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-follow-private.h"
#include "libbalanced/journey/bal-sequence-analysis-private.h"

/**
 * BalFollowUp:
 *
 * What follows within some days after units have ended: the same again, another, nothing.
 *
 * Counted are the units that end in the period, by their keys; open ones have no end yet. With
 * [property@Balanced.FollowUp:era-gap] the units of one key that follow each other closely are
 * one episode of care. What starts on the day after the end, or later, follows; the first decides:
 * `same` where a unit of its key is among those that start on that day, `other` where none is.
 * `none` is said only of units whose days have all been seen; until then, up to the as-at date or
 * the end of the child's observation, nothing is known. `none_accompanied` of those with none had
 * another unit on the day after, which had started before. `restarted` and `switched` look beyond
 * the first: whether the same key, or another one, started within the days at all.
 *
 * The shares of the table `follow_up` are of the units whose days have all been seen, `observed`,
 * whatever became of them: shares of those with a known answer would count the early answers only.
 * The table `followed_by` says which keys came first; where several start on one day, each counts.
 * `follow_up_totals` says how many children there are, and how many have more units than
 * [property@Balanced.FollowUp:most-units] and are counted apart.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F7.
 *
 * Since: 0.1
 */
struct _BalFollowUp
{
  BalSequenceAnalysis parent_instance;

  GVariant *days; /* owned; nullable */
  int era_gap;
  guint most_units;
};

struct _BalFollowUpClass
{
  BalSequenceAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_DAYS,
  PROP_ERA_GAP,
  PROP_MOST_UNITS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalFollowUp, bal_follow_up, BAL_TYPE_SEQUENCE_ANALYSIS)

#define MAX_HORIZONS 6
#define MAX_DAYS 36500

/* The kinds of what became of units come first, then those of what followed. */
static const BalSequenceKind kinds[] = {
  { "after 0", BAL_SEQUENCE_KEYS, 1 }, { "after 1", BAL_SEQUENCE_KEYS, 1 },
  { "after 2", BAL_SEQUENCE_KEYS, 1 }, { "after 3", BAL_SEQUENCE_KEYS, 1 },
  { "after 4", BAL_SEQUENCE_KEYS, 1 }, { "after 5", BAL_SEQUENCE_KEYS, 1 },
  { "next 0", BAL_SEQUENCE_KEYS, 2 },  { "next 1", BAL_SEQUENCE_KEYS, 2 },
  { "next 2", BAL_SEQUENCE_KEYS, 2 },  { "next 3", BAL_SEQUENCE_KEYS, 2 },
  { "next 4", BAL_SEQUENCE_KEYS, 2 },  { "next 5", BAL_SEQUENCE_KEYS, 2 },
};

/* Of an entry; the outcomes are in the order of their enumeration, and again for those that are
 * observed for all the days. */
enum
{
  UNITS,
  CHILDREN,
  FIRST_OUTCOME,
  ACCOMPANIED = FIRST_OUTCOME + 4,
  RESTARTED,
  SWITCHED,
  OBSERVED,
  OBSERVED_SAME,
  OBSERVED_OTHER,
};

static const char *const entry_counters[] = {
  "units",     "children", "same",     "other",         "none",           "unknown", "accompanied",
  "restarted", "switched", "observed", "observed_same", "observed_other", NULL
};

/* Of a group. */
enum
{
  ALL_CHILDREN,
  ALL_UNITS,
  ALL_ENDED,
  ALL_LEFT_OUT,
};

static const char *const group_counters[] = { "children", "units", "ended", "children_left_out",
                                              NULL };

typedef struct
{
  guint32 days[MAX_HORIZONS];
  guint n;
} Horizons;

static Horizons
read_horizons (const BalFollowUp *self)
{
  Horizons horizons = { { 30, 90, 180 }, 3 };

  if (!self->days)
    return horizons;
  horizons.n = (guint) MIN (g_variant_n_children (self->days), MAX_HORIZONS);
  for (guint i = 0; i < horizons.n; i++)
    g_variant_get_child (self->days, i, "u", &horizons.days[i]);
  return horizons;
}

static gboolean
bal_follow_up_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalFollowUp *self = BAL_FOLLOW_UP (analysis);
  Horizons horizons = read_horizons (self);
  gboolean is_good =
    horizons.n > 0 && (!self->days || g_variant_n_children (self->days) == horizons.n);

  for (guint i = 0; i < horizons.n; i++)
    is_good = is_good && horizons.days[i] <= MAX_DAYS &&
              horizons.days[i] > (i > 0 ? horizons.days[i - 1] : 0);
  if (is_good)
    return ((BalAnalysisClass *) bal_follow_up_parent_class)->prepare (analysis, run, error);
  g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
               "Running the analysis “follow_up”: “days” is one to %d rising numbers from 1 to %d",
               MAX_HORIZONS, MAX_DAYS);
  return FALSE;
}

/* Scratch of one thread. */
typedef struct
{
  BalSequence *sequence;
  BalEras *eras;
  Horizons horizons;
} Scratch;

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  Scratch *scratch = g_new0 (Scratch, 1);

  scratch->sequence =
    bal_sequence_new (run, run->plan, g_strv_length ((char **) entry_counters), 0);
  scratch->eras = bal_eras_new ();
  scratch->horizons = read_horizons (BAL_FOLLOW_UP (run->analysis));
  return scratch;
}

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  bal_sequence_free (scratch->sequence);
  bal_eras_free (scratch->eras);
  g_free (scratch);
}

static void
bal_follow_up_end_part (const BalAnalysisRun *run, gpointer scratch, BalTally *tally)
{
  bal_sequence_end_part (((Scratch *) scratch)->sequence, tally, kinds);
}

/* A unit without an end so far goes on behind every day that can be known. */
static void
read_eras (Scratch *scratch, const BalAnalysisRun *run)
{
  const BalEpisodes *episodes = run->input->episodes;
  gint32 as_at = bal_analysis_run_get_as_at (run);
  BalEraLoss loss = { 0 };

  bal_eras_clear (scratch->eras);
  for (guint i = 0; i < scratch->sequence->units->len; i++)
    {
      const BalSequenceUnit *unit = bal_sequence_get (scratch->sequence, i);
      gint32 end = episodes->end[unit->row] > as_at ? BAL_WINDOW_NO_LAST : unit->end;

      bal_eras_add (scratch->eras, unit->start, end, unit->key);
    }
  bal_eras_collapse (scratch->eras, BAL_FOLLOW_UP (run->analysis)->era_gap, &loss);
}

/* Each key once that starts on the day; those of one key may stand apart. */
static void
count_next (Scratch *scratch, guint horizon, guint group, const BalEra *era, gint32 day)
{
  BalKeyTally *tally = scratch->sequence->tally;

  for (guint i = 0; i < scratch->eras->eras->len; i++)
    {
      const BalEra *next = bal_eras_get (scratch->eras, i);
      gboolean is_counted = next->start != day;
      guint32 entry;

      for (guint j = i; j-- > 0 && !is_counted && bal_eras_get (scratch->eras, j)->start == day;)
        is_counted = bal_eras_get (scratch->eras, j)->key == next->key;
      if (is_counted)
        continue;
      entry =
        bal_sequence_find (scratch->sequence, MAX_HORIZONS + horizon, group, era->key, next->key);
      bal_key_tally_add (tally, entry, UNITS, 1);
    }
}

static void
count_follow (Scratch *scratch,
              guint group,
              const BalEra *era,
              const BalFollow *follow,
              gint32 known_until,
              guint32 child)
{
  BalKeyTally *tally = scratch->sequence->tally;
  gint32 first = MIN (follow->same, follow->other);

  for (guint i = 0; i < scratch->horizons.n; i++)
    {
      gint32 n_days = (gint32) scratch->horizons.days[i];
      BalFollowOutcome outcome = bal_follow_get_outcome (follow, era->end, n_days, known_until);
      gboolean is_observed = known_until - era->end >= n_days;
      guint32 entry = bal_sequence_find_one (scratch->sequence, i, group, era->key);

      bal_key_tally_add (tally, entry, UNITS, 1);
      bal_key_tally_add (tally, entry, CHILDREN, bal_key_tally_stamp (tally, entry, child));
      bal_key_tally_add (tally, entry, FIRST_OUTCOME + outcome, 1);
      bal_key_tally_add (tally, entry, ACCOMPANIED,
                         outcome == BAL_FOLLOW_NONE && follow->is_accompanied);
      bal_key_tally_add (tally, entry, RESTARTED,
                         follow->same != BAL_FOLLOW_NEVER && follow->same - era->end <= n_days);
      bal_key_tally_add (tally, entry, SWITCHED,
                         follow->other != BAL_FOLLOW_NEVER && follow->other - era->end <= n_days);
      bal_key_tally_add (tally, entry, OBSERVED, is_observed);
      bal_key_tally_add (tally, entry, OBSERVED_SAME, is_observed && outcome == BAL_FOLLOW_SAME);
      bal_key_tally_add (tally, entry, OBSERVED_OTHER, is_observed && outcome == BAL_FOLLOW_OTHER);
      if (outcome == BAL_FOLLOW_SAME || outcome == BAL_FOLLOW_OTHER)
        count_next (scratch, i, group, era, first);
    }
}

static void
count_in_group (const BalAnalysisRun *run,
                Scratch *scratch,
                BalTally *tally,
                guint group,
                gint32 known_until)
{
  for (guint i = 0; i < scratch->eras->eras->len; i++)
    {
      const BalEra *era = bal_eras_get (scratch->eras, i);
      BalFollow follow;

      bal_tally_add (tally, group, BAL_N_ROWS + ALL_UNITS, 1);
      if (!bal_window_has (&run->window, era->end))
        continue;
      bal_tally_add (tally, group, BAL_N_ROWS + ALL_ENDED, 1);
      bal_follow_read (scratch->eras, i, &follow);
      count_follow (scratch, group, era, &follow, known_until, tally->child);
    }
}

static void
bal_follow_up_count_child (const BalAnalysisRun *run,
                           gpointer data,
                           BalTally *tally,
                           gsize child,
                           gsize first,
                           gsize count)
{
  Scratch *scratch = data;
  const BalAnalysisInput *input = run->input;
  gint32 known_until = bal_analysis_run_get_as_at (run);
  gint32 observed_to = input->get_observed_to ? input->get_observed_to (input->owner, child) : -1;
  gboolean is_left_out;

  if (observed_to >= 0)
    known_until = MIN (known_until, observed_to);
  bal_sequence_read_all (scratch->sequence, first, count);
  bal_sequence_enter (scratch->sequence, tally);
  is_left_out = scratch->sequence->units->len > BAL_FOLLOW_UP (run->analysis)->most_units;
  if (!is_left_out)
    read_eras (scratch, run);
  for (guint i = 0; i < tally->groups->len; i++)
    {
      guint group = g_array_index (tally->groups, guint, i);

      bal_tally_add (tally, group, BAL_N_ROWS + ALL_CHILDREN, 1);
      bal_tally_add (tally, group, BAL_N_ROWS + ALL_LEFT_OUT, is_left_out);
      if (!is_left_out)
        count_in_group (run, scratch, tally, group, known_until);
    }
}

static const BalReportColumn after_columns[] = {
  { "within_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, "days" },
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "same", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "other", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "none", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "unknown", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "none_accompanied", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "restarted", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "switched", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "observed", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "share_same", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "share_other", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "share_none", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

static const BalReportColumn next_columns[] = {
  { "within_days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, "days" },
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
};

static const BalReportColumn total_columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "ended", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "units" },
  { "children_left_out", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
};

static void
put_after (BalReportRow *row, const gint64 *counters)
{
  for (guint i = UNITS; i <= OBSERVED; i++)
    bal_report_row_int (row, counters[i]);
  bal_report_row_ratio (row, counters[OBSERVED_SAME], counters[OBSERVED]);
  bal_report_row_ratio (row, counters[OBSERVED_OTHER], counters[OBSERVED]);
  bal_report_row_ratio (row, counters[FIRST_OUTCOME + BAL_FOLLOW_NONE], counters[OBSERVED]);
}

/* The choice of these tables is their first kind. */
static void
add_horizons (BalReport *report,
              const BalReportTable *table,
              BalTableBuilder *builder,
              const BalSummaryGroup *group)
{
  const Horizons *horizons = ((const BalSequenceTable *) table)->data;

  for (guint i = 0; i < horizons->n; i++)
    {
      GArray *list = bal_sequence_report_list (report, kinds[table->choice + i].name, group->key);

      for (guint j = 0; list && j < list->len; j++)
        {
          const BalSequenceItem *item = &g_array_index (list, BalSequenceItem, j);
          BalReportRow row = bal_report_begin_row (report, builder, group);

          bal_report_row_int (&row, horizons->days[i]);
          bal_sequence_report_put_keys (&row, item);
          if (table->choice == 0)
            put_after (&row, item->entry->counters);
          else
            bal_report_row_int (&row, item->entry->counters[UNITS]);
        }
    }
}

static void
add_totals (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  BalReportRow row = bal_report_begin_row (report, builder, group);

  for (guint i = ALL_CHILDREN; i <= ALL_LEFT_OUT; i++)
    bal_report_row_int (&row, bal_sequence_analysis_get_figure (group, i));
}

static void
bal_follow_up_finish (BalAnalysis *analysis, BalReport *report)
{
  static const char *const one[] = { "", NULL };
  static const char *const both[] = { "from_", "to_", NULL };
  BalFollowUp *self = BAL_FOLLOW_UP (analysis);
  Horizons horizons = read_horizons (self);
  const BalSequenceTable after = {
    .table = { "follow_up", BAL_BASIS_ENDED, after_columns, G_N_ELEMENTS (after_columns),
               add_horizons, 0 },
    .prefixes = one,
    .n_before = 1,
    .data = &horizons,
  };
  const BalSequenceTable next = {
    .table = { "followed_by", BAL_BASIS_ENDED, next_columns, G_N_ELEMENTS (next_columns),
               add_horizons, MAX_HORIZONS },
    .prefixes = both,
    .n_before = 1,
    .data = &horizons,
  };
  const BalReportTable totals = { "follow_up_totals", BAL_BASIS_ENDED, total_columns,
                                  G_N_ELEMENTS (total_columns), add_totals };

  bal_sequence_report_begin (report,
                             bal_sequence_analysis_get_key (BAL_SEQUENCE_ANALYSIS (analysis)));
  bal_sequence_report_add_table (report, &after);
  bal_sequence_report_add_table (report, &next);
  bal_report_add_table (report, &totals);
  bal_sequence_report_end (report);
  bal_sequence_report_find_longer (report, "follow_up", BAL_N_ROWS + ALL_LEFT_OUT,
                                   BAL_N_ROWS + ALL_CHILDREN, self->most_units);
}

static void
bal_follow_up_append_options (BalAnalysis *analysis, GString *options)
{
  BalFollowUp *self = BAL_FOLLOW_UP (analysis);
  Horizons horizons = read_horizons (self);

  bal_sequence_analysis_append_options (analysis, options);
  g_string_append_printf (options, "era_gap=%d\nmost_units=%u\ndays=", self->era_gap,
                          self->most_units);
  for (guint i = 0; i < horizons.n; i++)
    g_string_append_printf (options, "%s%u", i > 0 ? " " : "", horizons.days[i]);
  g_string_append_c (options, '\n');
}

static void
bal_follow_up_finalize (GObject *object)
{
  g_clear_pointer (&BAL_FOLLOW_UP (object)->days, g_variant_unref);

  G_OBJECT_CLASS (bal_follow_up_parent_class)->finalize (object);
}

static void
bal_follow_up_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalFollowUp *self = BAL_FOLLOW_UP (object);

  switch (id)
    {
    case PROP_DAYS:
      g_value_set_variant (value, self->days);
      break;
    case PROP_ERA_GAP:
      g_value_set_int (value, self->era_gap);
      break;
    case PROP_MOST_UNITS:
      g_value_set_uint (value, self->most_units);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_follow_up_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalFollowUp *self = BAL_FOLLOW_UP (object);

  switch (id)
    {
    case PROP_DAYS:
      self->days = g_value_dup_variant (value);
      break;
    case PROP_ERA_GAP:
      self->era_gap = g_value_get_int (value);
      break;
    case PROP_MOST_UNITS:
      self->most_units = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_follow_up_class_init (BalFollowUpClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalSequenceAnalysisClass *sequence_class = &klass->parent_class;
  BalAnalysisClass *analysis_class = &sequence_class->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_follow_up_finalize;
  object_class->get_property = bal_follow_up_get_property;
  object_class->set_property = bal_follow_up_set_property;
  analysis_class->name = "follow_up";
  analysis_class->append_options = bal_follow_up_append_options;
  analysis_class->prepare = bal_follow_up_prepare;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_follow_up_count_child;
  analysis_class->end_part = bal_follow_up_end_part;
  analysis_class->finish = bal_follow_up_finish;
  sequence_class->kinds = kinds;
  sequence_class->n_kinds = G_N_ELEMENTS (kinds);
  sequence_class->entry_counters = entry_counters;
  sequence_class->group_counters = group_counters;

  /**
   * BalFollowUp:days:
   *
   * How many days after the end to look at, as one to six rising numbers; 30, 90 and 180 where
   * nothing is given.
   *
   * Since: 0.1
   */
  props[PROP_DAYS] = g_param_spec_variant ("days", NULL, NULL, G_VARIANT_TYPE ("au"), NULL, flags);
  /**
   * BalFollowUp:era-gap:
   *
   * How many days after the end of a unit another one of the same key may start and be the same
   * episode of care, or -1 where every unit is one of its own.
   *
   * Since: 0.1
   */
  props[PROP_ERA_GAP] = g_param_spec_int ("era-gap", NULL, NULL, -1, 1000000, -1, flags);
  /**
   * BalFollowUp:most-units:
   *
   * How many units a child may have; those with more are counted apart.
   *
   * Since: 0.1
   */
  props[PROP_MOST_UNITS] = g_param_spec_uint ("most-units", NULL, NULL, 1, 1000000, 1000, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_follow_up_init (BalFollowUp *self)
{
}

/**
 * bal_follow_up_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days on which units end, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of what follows; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalFollowUp *
bal_follow_up_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_FOLLOW_UP, "as-at", as_at, "period", period, "by", by, NULL);
}
