/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-pathways.h"

#include <string.h>

#include "libbalanced/journey/bal-eras-private.h"
#include "libbalanced/journey/bal-sequence-analysis-private.h"

/**
 * BalPathways:
 *
 * Which care pathways children follow, where units may be active at once.
 *
 * The units that start in the period, with the days that they have up to the as-at date, become a
 * pathway in six steps. Units shorter than [property@Balanced.Pathways:min-era] are dropped. Units
 * of one key are one era where the next starts at most [property@Balanced.Pathways:era-gap] days
 * after the end of the one before. Where two eras have fewer days in common than
 * [property@Balanced.Pathways:combination-window], and neither lies in the other, the earlier ends
 * on the day before the later starts. Then days with the same eras are one segment, whose keys are
 * a combination; one that is not exactly an era, and is shorter than
 * [property@Balanced.Pathways:min-segment], is dropped. Last,
 * [property@Balanced.Pathways:filter] and [property@Balanced.Pathways:max-length] choose segments.
 *
 * The table `pathways` has the sequences with the children who follow them, by falling number of
 * children, written as in [class@Balanced.Variants]; `pathway_steps` has the same by key. The table
 * `pathway_segments` has each key and combination with its days, `pathway_losses` what each step
 * found, dropped, merged and shortened, and `pathway_totals` the children with a pathway and
 * without. Children with more units than [property@Balanced.Pathways:most-units] are counted apart.
 *
 * What few children have can tell who they are: these tables need protection before they are
 * published.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F10.
 *
 * Since: 0.1
 */
struct _BalPathways
{
  BalSequenceAnalysis parent_instance;

  int min_era;
  int era_gap;
  int combination_window;
  int min_segment;
  BalPathwayFilter filter;
  guint max_length;
  guint most_units;
  guint most_pathways;
};

struct _BalPathwaysClass
{
  BalSequenceAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_MIN_ERA,
  PROP_ERA_GAP,
  PROP_COMBINATION_WINDOW,
  PROP_MIN_SEGMENT,
  PROP_FILTER,
  PROP_MAX_LENGTH,
  PROP_MOST_UNITS,
  PROP_MOST_PATHWAYS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_ENUM_TYPE (BalPathwayFilter,
                    bal_pathway_filter,
                    G_DEFINE_ENUM_VALUE (BAL_PATHWAY_FILTER_FIRST, "first"),
                    G_DEFINE_ENUM_VALUE (BAL_PATHWAY_FILTER_CHANGES, "changes"),
                    G_DEFINE_ENUM_VALUE (BAL_PATHWAY_FILTER_ALL, "all"))

G_DEFINE_FINAL_TYPE (BalPathways, bal_pathways, BAL_TYPE_SEQUENCE_ANALYSIS)

enum
{
  PATHWAY,
  SEGMENT,
  N_KINDS,
};

static const BalSequenceKind kinds[N_KINDS] = {
  { "pathway", BAL_SEQUENCE_STEPS },
  { "segment", BAL_SEQUENCE_STEPS },
};

/* Of an entry; the first one decides the order of the tables. */
enum
{
  CHILDREN,
  SEGMENTS,
  DAYS,
};

static const char *const entry_counters[] = { "children", "segments", "days", NULL };
static const char *const entry_histograms[] = { "days", NULL };

/* Of a group. */
enum
{
  ALL_CHILDREN,
  ALL_WITH,
  ALL_WITHOUT,
  ALL_LEFT_OUT,
  FIRST_LOSS,
};

static const char *const group_counters[] = { "children", "children_with_pathway",
                                              "children_without_pathway", "children_left_out",
                                              NULL };

typedef enum
{
  STEP_PERIOD,
  STEP_MIN_ERA,
  STEP_ERA_GAP,
  STEP_COMBINATION_WINDOW,
  STEP_MIN_SEGMENT,
  STEP_FILTER,
  STEP_MAX_LENGTH,
} Step;

#define N_STEPS 7

static const struct
{
  const char *name;
  const char *counted;
} steps[N_STEPS] = {
  [STEP_PERIOD] = { "period", "units" },
  [STEP_MIN_ERA] = { "min_era", "units" },
  [STEP_ERA_GAP] = { "era_gap", "units" },
  [STEP_COMBINATION_WINDOW] = { "combination_window", "eras" },
  [STEP_MIN_SEGMENT] = { "min_segment", "segments" },
  [STEP_FILTER] = { "filter", "segments" },
  [STEP_MAX_LENGTH] = { "max_length", "segments" },
};

/* Of each step, in the order of BalEraLoss. */
static const char *const loss_names[] = { "before",    "dropped", "merged",
                                          "shortened", "days",    "children" };

#define N_LOSS_NAMES G_N_ELEMENTS (loss_names)

/* Scratch of one thread. */
typedef struct
{
  BalSequence *sequence;
  BalEras *eras;
  GArray *words; /* of guint32 */
  BalEraLoss losses[N_STEPS];
} Scratch;

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  Scratch *scratch = g_new0 (Scratch, 1);

  scratch->sequence = bal_sequence_new (run, run->plan, g_strv_length ((char **) entry_counters),
                                        g_strv_length ((char **) entry_histograms));
  scratch->eras = bal_eras_new ();
  scratch->words = g_array_new (FALSE, FALSE, sizeof (guint32));
  return scratch;
}

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  bal_sequence_free (scratch->sequence);
  bal_eras_free (scratch->eras);
  g_array_unref (scratch->words);
  g_free (scratch);
}

static void
bal_pathways_end_part (const BalAnalysisRun *run, gpointer scratch, BalTally *tally)
{
  bal_sequence_end_part (((Scratch *) scratch)->sequence, tally, kinds);
}

static void
bal_pathways_describe (BalAnalysis *self, const BalAnalysisScheme *scheme, BalAnalysisNames *names)
{
  ((BalAnalysisClass *) bal_pathways_parent_class)->describe (self, scheme, names);
  for (guint step = 0; step < N_STEPS; step++)
    for (gsize i = 0; i < N_LOSS_NAMES; i++)
      bal_analysis_names_add (names, "%s %s", steps[step].name, loss_names[i]);
}

static void
choose_units (Scratch *scratch, const BalPathways *self, const BalWindow *window)
{
  BalEraLoss *period = &scratch->losses[STEP_PERIOD], *short_ones = &scratch->losses[STEP_MIN_ERA];

  bal_eras_clear (scratch->eras);
  for (guint i = 0; i < scratch->sequence->units->len; i++)
    {
      const BalSequenceUnit *unit = bal_sequence_get (scratch->sequence, i);
      gint32 length = unit->end - unit->start + 1;

      period->n_before++;
      if (!bal_window_has (window, unit->start))
        {
          period->n_dropped++;
          period->days += length;
          continue;
        }
      short_ones->n_before++;
      if (length < self->min_era)
        {
          short_ones->n_dropped++;
          short_ones->days += length;
          continue;
        }
      bal_eras_add (scratch->eras, unit->start, unit->end, unit->key);
    }
}

static void
make_pathway (Scratch *scratch, const BalPathways *self, const BalWindow *window)
{
  static const BalEraFilter filters[] = {
    [BAL_PATHWAY_FILTER_FIRST] = BAL_ERA_FILTER_FIRST,
    [BAL_PATHWAY_FILTER_CHANGES] = BAL_ERA_FILTER_CHANGES,
    [BAL_PATHWAY_FILTER_ALL] = BAL_ERA_FILTER_ALL,
  };
  BalEras *eras = scratch->eras;
  BalEraLoss *losses = scratch->losses;

  choose_units (scratch, self, window);
  bal_eras_collapse (eras, self->era_gap, &losses[STEP_ERA_GAP]);
  bal_eras_cut (eras, self->combination_window, &losses[STEP_COMBINATION_WINDOW]);
  bal_eras_sweep (eras);
  bal_eras_drop_short (eras, self->min_segment, &losses[STEP_MIN_SEGMENT]);
  bal_eras_filter (eras, filters[self->filter], &losses[STEP_FILTER]);
  bal_eras_truncate (eras, self->max_length, &losses[STEP_MAX_LENGTH]);
}

static void
append_keys (Scratch *scratch, const BalEraSegment *segment)
{
  const guint32 *keys = bal_eras_get_keys (scratch->eras, segment);

  for (guint i = 0; i < segment->n_keys; i++)
    {
      guint32 word = i == 0 ? keys[i] | BAL_SEQUENCE_STEP_FLAG : keys[i];

      g_array_append_val (scratch->words, word);
    }
}

static guint32
begin_entry (Scratch *scratch, guint32 kind, guint32 group, guint first, guint end)
{
  g_array_set_size (scratch->words, 0);
  g_array_append_val (scratch->words, kind);
  g_array_append_val (scratch->words, group);
  for (guint i = first; i < end; i++)
    append_keys (scratch, bal_eras_get_segment (scratch->eras, i));
  return bal_key_tally_find (scratch->sequence->tally, (const guint32 *) scratch->words->data,
                             scratch->words->len);
}

static void
count_entry (Scratch *scratch, guint32 entry, gboolean is_new, guint first, guint end)
{
  BalKeyTally *tally = scratch->sequence->tally;

  bal_key_tally_add (tally, entry, CHILDREN, is_new);
  for (guint i = first; i < end; i++)
    {
      const BalEraSegment *segment = bal_eras_get_segment (scratch->eras, i);
      gint32 n_days = segment->end - segment->start + 1;

      bal_key_tally_add (tally, entry, SEGMENTS, 1);
      bal_key_tally_add (tally, entry, DAYS, n_days);
      bal_key_tally_record (tally, entry, 0, (guint32) n_days);
    }
}

static void
count_losses (const Scratch *scratch, BalTally *tally, guint group)
{
  for (guint step = 0; step < N_STEPS; step++)
    {
      const BalEraLoss *loss = &scratch->losses[step];
      const gint64 figures[N_LOSS_NAMES] = {
        loss->n_before, loss->n_dropped,
        loss->n_merged, loss->n_shortened,
        loss->days,     loss->n_dropped + loss->n_merged + loss->n_shortened > 0,
      };

      for (gsize i = 0; i < N_LOSS_NAMES; i++)
        bal_tally_add (tally, group, BAL_N_ROWS + FIRST_LOSS + step * N_LOSS_NAMES + (guint) i,
                       figures[i]);
    }
}

static void
count_in_group (Scratch *scratch, BalTally *tally, guint group)
{
  BalKeyTally *entries = scratch->sequence->tally;
  guint n = scratch->eras->segments->len;

  bal_tally_add (tally, group, BAL_N_ROWS + ALL_WITH, n > 0);
  bal_tally_add (tally, group, BAL_N_ROWS + ALL_WITHOUT, n == 0);
  count_losses (scratch, tally, group);
  if (n > 0)
    count_entry (scratch, begin_entry (scratch, PATHWAY, group, 0, n), TRUE, 0, n);
  for (guint i = 0; i < n; i++)
    {
      guint32 entry = begin_entry (scratch, SEGMENT, group, i, i + 1);

      count_entry (scratch, entry, bal_key_tally_stamp (entries, entry, tally->child), i, i + 1);
    }
}

static void
bal_pathways_count_child (const BalAnalysisRun *run,
                          gpointer data,
                          BalTally *tally,
                          gsize child,
                          gsize first,
                          gsize count)
{
  BalPathways *self = BAL_PATHWAYS (run->analysis);
  Scratch *scratch = data;
  gboolean is_left_out;

  bal_sequence_read_all (scratch->sequence, first, count);
  bal_sequence_enter (scratch->sequence, tally);
  is_left_out = scratch->sequence->units->len > self->most_units;
  memset (scratch->losses, 0, sizeof scratch->losses);
  if (!is_left_out)
    make_pathway (scratch, self, &run->window);
  for (guint i = 0; i < tally->groups->len; i++)
    {
      guint group = g_array_index (tally->groups, guint, i);

      bal_tally_add (tally, group, BAL_N_ROWS + ALL_CHILDREN, 1);
      bal_tally_add (tally, group, BAL_N_ROWS + ALL_LEFT_OUT, is_left_out);
      if (!is_left_out)
        count_in_group (scratch, tally, group);
    }
}

static const BalReportColumn pathway_columns[] = {
  { "pathway", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, NULL },
  { "sequence", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_KEY, NULL },
  { "steps", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "steps" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
};

static const BalReportColumn step_columns[] = {
  { "pathway", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, NULL },
  { "step", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, NULL },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
};

#define N_BEFORE_KEYS 2

static const BalReportColumn segment_columns[] = {
  { "combination", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_KEY, NULL },
  { "keys", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "keys" },
  { "segments", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "segments" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "days_mean", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "days_median", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "days_p25", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "days_p75", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
};

static const BalReportColumn loss_columns[] = {
  { "step", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "counted", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "before", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "dropped", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "merged", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "shortened", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "after", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_TOTAL, "days" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
};

static const BalReportColumn total_columns[] = {
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "children_with_pathway", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "children_without_pathway", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
  { "children_left_out", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "pathways", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "pathways" },
};

static void
add_pathways (BalReport *report,
              const BalReportTable *table,
              BalTableBuilder *builder,
              const BalSummaryGroup *group)
{
  const BalSequenceTable *own = (const BalSequenceTable *) table;
  guint n;
  GArray *list =
    bal_sequence_report_list_variants (report, kinds[PATHWAY].name, group, own->most, &n);

  for (guint i = 0; i < n; i++)
    {
      const BalSummaryGroup *entry = g_array_index (list, BalSequenceItem, i).entry;
      guint n_units, n_steps;
      g_autofree char *text = bal_sequence_report_dup_variant (report, entry, &n_units, &n_steps);
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_int (&row, i + 1);
      bal_report_row_text (&row, text);
      bal_report_row_int (&row, n_steps);
      bal_report_row_int (&row, entry->counters[CHILDREN]);
      bal_report_row_ratio (&row, entry->counters[CHILDREN],
                            bal_sequence_analysis_get_figure (group, ALL_WITH));
      bal_report_row_int (&row, entry->counters[DAYS]);
    }
}

static void
add_steps (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  const BalSequenceTable *own = (const BalSequenceTable *) table;
  guint n;
  GArray *list =
    bal_sequence_report_list_variants (report, kinds[PATHWAY].name, group, own->most, &n);

  for (guint i = 0; i < n; i++)
    bal_sequence_report_add_steps (report, builder, group,
                                   g_array_index (list, BalSequenceItem, i).entry, i + 1);
}

static void
add_segments (BalReport *report,
              const BalReportTable *table,
              BalTableBuilder *builder,
              const BalSummaryGroup *group)
{
  guint n;
  GArray *list = bal_sequence_report_list_variants (report, kinds[SEGMENT].name, group, 0, &n);

  for (guint i = 0; i < n; i++)
    {
      const BalSummaryGroup *entry = g_array_index (list, BalSequenceItem, i).entry;
      guint n_keys, n_steps;
      g_autofree char *text = bal_sequence_report_dup_variant (report, entry, &n_keys, &n_steps);
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, text);
      bal_report_row_int (&row, n_keys);
      bal_report_row_int (&row, entry->counters[SEGMENTS]);
      bal_report_row_int (&row, entry->counters[CHILDREN]);
      bal_report_row_int (&row, entry->counters[DAYS]);
      bal_report_row_ratio (&row, entry->counters[DAYS], entry->counters[SEGMENTS]);
      bal_report_row_quantile (&row, entry->bins[0], 0.5);
      bal_report_row_quantile (&row, entry->bins[0], 0.25);
      bal_report_row_quantile (&row, entry->bins[0], 0.75);
    }
}

static void
add_losses (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  for (guint step = 0; step < N_STEPS; step++)
    {
      BalReportRow row = bal_report_begin_row (report, builder, group);
      gint64 figures[N_LOSS_NAMES];

      for (gsize i = 0; i < N_LOSS_NAMES; i++)
        figures[i] =
          bal_sequence_analysis_get_figure (group, FIRST_LOSS + step * N_LOSS_NAMES + (guint) i);
      bal_report_row_text (&row, steps[step].name);
      bal_report_row_text (&row, steps[step].counted);
      for (gsize i = 0; i < 4; i++)
        bal_report_row_int (&row, figures[i]);
      bal_report_row_int (&row, figures[0] - figures[1] - figures[2]);
      bal_report_row_int (&row, figures[4]);
      bal_report_row_int (&row, figures[5]);
    }
}

static void
add_totals (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  BalReportRow row = bal_report_begin_row (report, builder, group);
  GArray *list = bal_sequence_report_lookup (report, kinds[PATHWAY].name, group->key);

  for (guint i = ALL_CHILDREN; i <= ALL_LEFT_OUT; i++)
    bal_report_row_int (&row, bal_sequence_analysis_get_figure (group, i));
  bal_report_row_int (&row, list ? list->len : 0);
}

static void
bal_pathways_finish (BalAnalysis *analysis, BalReport *report)
{
  static const char *const none[] = { NULL };
  static const char *const one[] = { "", NULL };
  BalPathways *self = BAL_PATHWAYS (analysis);
  const BalSequenceTable tables[] = {
    { .table = { "pathways", BAL_BASIS_STARTED, pathway_columns, G_N_ELEMENTS (pathway_columns),
                 add_pathways },
      .prefixes = none,
      .most = self->most_pathways },
    { .table = { "pathway_steps", BAL_BASIS_STARTED, step_columns, G_N_ELEMENTS (step_columns),
                 add_steps },
      .prefixes = one,
      .n_before = N_BEFORE_KEYS,
      .most = self->most_pathways },
    { .table = { "pathway_segments", BAL_BASIS_STARTED, segment_columns,
                 G_N_ELEMENTS (segment_columns), add_segments },
      .prefixes = none },
    { .table = { "pathway_losses", BAL_BASIS_STARTED, loss_columns, G_N_ELEMENTS (loss_columns),
                 add_losses },
      .prefixes = none },
    { .table = { "pathway_totals", BAL_BASIS_STARTED, total_columns, G_N_ELEMENTS (total_columns),
                 add_totals },
      .prefixes = none },
  };

  bal_sequence_report_begin (report,
                             bal_sequence_analysis_get_key (BAL_SEQUENCE_ANALYSIS (analysis)));
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_sequence_report_add_table (report, &tables[i]);
  bal_sequence_report_end (report);
  bal_sequence_report_find_longer (report, "pathways", BAL_N_ROWS + ALL_LEFT_OUT,
                                   BAL_N_ROWS + ALL_CHILDREN, self->most_units);
}

static void
bal_pathways_append_options (BalAnalysis *analysis, GString *options)
{
  BalPathways *self = BAL_PATHWAYS (analysis);

  bal_sequence_analysis_append_options (analysis, options);
  g_string_append_printf (options,
                          "min_era=%d\nera_gap=%d\ncombination_window=%d\nmin_segment=%d\n"
                          "filter=%d\nmax_length=%u\nmost_units=%u\nmost_pathways=%u\n",
                          self->min_era, self->era_gap, self->combination_window, self->min_segment,
                          (int) self->filter, self->max_length, self->most_units,
                          self->most_pathways);
}

static int *
find_int (BalPathways *self, guint id)
{
  switch (id)
    {
    case PROP_MIN_ERA:
      return &self->min_era;
    case PROP_ERA_GAP:
      return &self->era_gap;
    case PROP_COMBINATION_WINDOW:
      return &self->combination_window;
    case PROP_MIN_SEGMENT:
      return &self->min_segment;
    default:
      return NULL;
    }
}

static guint *
find_uint (BalPathways *self, guint id)
{
  switch (id)
    {
    case PROP_MAX_LENGTH:
      return &self->max_length;
    case PROP_MOST_UNITS:
      return &self->most_units;
    case PROP_MOST_PATHWAYS:
      return &self->most_pathways;
    default:
      return NULL;
    }
}

static void
bal_pathways_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalPathways *self = BAL_PATHWAYS (object);

  if (find_int (self, id))
    g_value_set_int (value, *find_int (self, id));
  else if (find_uint (self, id))
    g_value_set_uint (value, *find_uint (self, id));
  else if (id == PROP_FILTER)
    g_value_set_enum (value, self->filter);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bal_pathways_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalPathways *self = BAL_PATHWAYS (object);

  if (find_int (self, id))
    *find_int (self, id) = g_value_get_int (value);
  else if (find_uint (self, id))
    *find_uint (self, id) = g_value_get_uint (value);
  else if (id == PROP_FILTER)
    self->filter = (BalPathwayFilter) g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bal_pathways_class_init (BalPathwaysClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalSequenceAnalysisClass *sequence_class = &klass->parent_class;
  BalAnalysisClass *analysis_class = &sequence_class->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = bal_pathways_get_property;
  object_class->set_property = bal_pathways_set_property;
  analysis_class->name = "pathways";
  analysis_class->append_options = bal_pathways_append_options;
  analysis_class->describe = bal_pathways_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_pathways_count_child;
  analysis_class->end_part = bal_pathways_end_part;
  analysis_class->finish = bal_pathways_finish;
  sequence_class->kinds = kinds;
  sequence_class->n_kinds = N_KINDS;
  sequence_class->entry_counters = entry_counters;
  sequence_class->entry_histograms = entry_histograms;
  sequence_class->group_counters = group_counters;

  /**
   * BalPathways:min-era:
   *
   * The days that a unit must have, at least; shorter ones are dropped.
   *
   * Since: 0.1
   */
  props[PROP_MIN_ERA] = g_param_spec_int ("min-era", NULL, NULL, 0, G_MAXINT32, 0, flags);
  /**
   * BalPathways:era-gap:
   *
   * How many days after the end of a unit another one of the same key may start and be the same
   * era; the day after the end is one day after it.
   *
   * Since: 0.1
   */
  props[PROP_ERA_GAP] = g_param_spec_int ("era-gap", NULL, NULL, 0, 1000000, 30, flags);
  /**
   * BalPathways:combination-window:
   *
   * How many days two eras must have in common to be a combination, unless one lies in the other.
   *
   * Since: 0.1
   */
  props[PROP_COMBINATION_WINDOW] =
    g_param_spec_int ("combination-window", NULL, NULL, 0, 1000000, 30, flags);
  /**
   * BalPathways:min-segment:
   *
   * The days that a segment must have, at least, when it is only a part of its eras.
   *
   * Since: 0.1
   */
  props[PROP_MIN_SEGMENT] = g_param_spec_int ("min-segment", NULL, NULL, 0, 1000000, 30, flags);
  /**
   * BalPathways:filter:
   *
   * Which segments make the pathway.
   *
   * Since: 0.1
   */
  props[PROP_FILTER] = g_param_spec_enum ("filter", NULL, NULL, BAL_TYPE_PATHWAY_FILTER,
                                          BAL_PATHWAY_FILTER_FIRST, flags);
  /**
   * BalPathways:max-length:
   *
   * How many segments a pathway has, at most; those after them are dropped.
   *
   * Since: 0.1
   */
  props[PROP_MAX_LENGTH] = g_param_spec_uint ("max-length", NULL, NULL, 1, 1000000, 5, flags);
  /**
   * BalPathways:most-units:
   *
   * How many units a child may have; those with more are counted apart, and have no pathway.
   *
   * Since: 0.1
   */
  props[PROP_MOST_UNITS] = g_param_spec_uint ("most-units", NULL, NULL, 1, 1000000, 1000, flags);
  /**
   * BalPathways:most-pathways:
   *
   * How many pathways the tables show at most, those of the most children; 0 is all of them.
   *
   * Since: 0.1
   */
  props[PROP_MOST_PATHWAYS] =
    g_param_spec_uint ("most-pathways", NULL, NULL, 0, G_MAXINT32, 1000, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_pathways_init (BalPathways *self)
{
}

/**
 * bal_pathways_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days on which units start, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of care pathways; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalPathways *
bal_pathways_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_PATHWAYS, "as-at", as_at, "period", period, "by", by, NULL);
}
