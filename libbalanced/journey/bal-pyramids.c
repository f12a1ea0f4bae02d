/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-pyramids.h"

#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-mutual-information-private.h"
#include "libbalanced/journey/bal-pyramids-count-private.h"

/**
 * BalPyramids:
 *
 * The three pyramids side by side: the tier of need, the level of intervention, and the tier of
 * the workforce.
 *
 * They are three independent statements about an episode, and none is ever derived from another:
 * the tier of need is the one in force for the child on the episode's start, the level is the
 * episode's own, and the tier of the workforce is that of the role. What is not recorded is
 * shown as missing. Of several tiers in force the one of the need with the first rank counts, and
 * among equal ranks the one that began last. With [property@Balanced.Pyramids:recorded-tier] the
 * tier of need is the one that the row of the episode states.
 *
 * The table `pyramids` has every combination; `pyramid_pairs` has the share of episodes off the
 * diagonal and the mutual information in bits for each two of them; `pyramid_cells` has the
 * cells of these pairs, with children counted once. Much off the diagonal is no fault: it shows
 * how far one pyramid says nothing about another.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: D1, D2.
 *
 * Since: 0.1
 */
struct _BalPyramids
{
  BalAnalysis parent_instance;

  gboolean recorded_tier;
};

struct _BalPyramidsClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_RECORDED_TIER,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalPyramids, bal_pyramids, BAL_TYPE_ANALYSIS)

#define N_AXES 3
#define N_PAIRS 3

static const char *const axis_names[N_AXES] = { "need_tier", "level", "workforce_tier" };
static const guint pairs[N_PAIRS][2] = { { 0, 1 }, { 0, 2 }, { 1, 2 } };

/* Places of an axis: its codes, and one before them for what is missing. */
typedef struct
{
  guint sizes[N_AXES];
  guint first_cell[N_PAIRS + 1]; /* of each pair, among the cells of all pairs */
  guint n_combinations;
} Axes;

static Axes
get_axes (const BalAnalysisScheme *scheme)
{
  Axes axes = { .sizes = { g_strv_length (scheme->need_tiers) + 1,
                           g_strv_length (scheme->levels) + 1,
                           g_strv_length (scheme->workforce_tiers) + 1 } };

  axes.n_combinations = axes.sizes[0] * axes.sizes[1] * axes.sizes[2];
  for (guint pair = 0; pair < N_PAIRS; pair++)
    axes.first_cell[pair + 1] =
      axes.first_cell[pair] + axes.sizes[pairs[pair][0]] * axes.sizes[pairs[pair][1]];
  return axes;
}

static guint
get_counter (guint combination, gboolean children)
{
  return BAL_N_ROWS + 2 * combination + (children ? 1 : 0);
}

static guint
get_pair_counter (const Axes *axes, guint cell)
{
  return BAL_N_ROWS + 2 * axes->n_combinations + cell;
}

static guint
get_combination (const Axes *axes, const guint places[N_AXES])
{
  return (places[0] * axes->sizes[1] + places[1]) * axes->sizes[2] + places[2];
}

static guint
get_pair_cell (const Axes *axes, guint pair, guint row, guint column)
{
  return axes->first_cell[pair] + row * axes->sizes[pairs[pair][1]] + column;
}

static void
bal_pyramids_describe (BalAnalysis *self, const BalAnalysisScheme *scheme, BalAnalysisNames *names)
{
  Axes axes = get_axes (scheme);

  for (guint i = 0; i < axes.n_combinations; i++)
    {
      bal_analysis_names_add (names, "episodes %u", i);
      bal_analysis_names_add (names, "children %u", i);
    }
  for (guint cell = 0; cell < axes.first_cell[N_PAIRS]; cell++)
    bal_analysis_names_add (names, "pair children %u", cell);
  names->n_stamps = axes.n_combinations + axes.first_cell[N_PAIRS];
}

static gboolean
bal_pyramids_prepare (BalAnalysis *self, BalAnalysisRun *run, GError **error)
{
  Axes *axes = g_new0 (Axes, 1);

  *axes = get_axes (&run->input->scheme);
  run->plan = axes;
  return TRUE;
}

static guint
get_role_place (const BalAnalysisInput *input, const Axes *axes, guint8 role)
{
  if (!input->role_tiers || role == BAL_EPISODES_NO_CODE8 ||
      input->role_tiers[role] == BAL_EPISODES_NO_CODE8)
    return 0;
  return (input->role_tiers[role] + 1u) % axes->sizes[2];
}

static void
read_places (const BalAnalysisRun *run, gsize child, gsize row, guint places[N_AXES])
{
  const BalAnalysisInput *input = run->input;
  const BalEpisodes *episodes = input->episodes;
  const Axes *axes = run->plan;
  int tier = -1;

  if (BAL_PYRAMIDS (run->analysis)->recorded_tier)
    tier = (int) bal_analysis_input_get_code (input, BAL_ATTRIBUTE_NEED_TIER, row);
  else if (input->get_need_tier && episodes->start[row] != BAL_EPISODES_NO_DAY)
    tier = input->get_need_tier (input->owner, child, episodes->start[row]);
  places[0] = (guint) (tier + 1) % axes->sizes[0];
  places[1] = (guint) (bal_episodes_get_level (episodes, row) + 1);
  places[2] = episodes->role ? get_role_place (input, axes, episodes->role[row]) : 0;
}

static void
count_row (BalTally *tally, guint group, const Axes *axes, const guint places[N_AXES])
{
  guint combination = get_combination (axes, places);

  bal_tally_add (tally, group, get_counter (combination, FALSE), 1);
  if (!bal_tally_stamp (tally, group, combination))
    return;
  bal_tally_add (tally, group, get_counter (combination, TRUE), 1);
  for (guint pair = 0; pair < N_PAIRS; pair++)
    {
      guint cell = get_pair_cell (axes, pair, places[pairs[pair][0]], places[pairs[pair][1]]);

      if (bal_tally_stamp (tally, group, axes->n_combinations + cell))
        bal_tally_add (tally, group, get_pair_counter (axes, cell), 1);
    }
}

static void
bal_pyramids_count_child (const BalAnalysisRun *run,
                          gpointer scratch,
                          BalTally *tally,
                          gsize child,
                          gsize first,
                          gsize count)
{
  for (gsize row = first; row < first + count; row++)
    {
      guint places[N_AXES], group;
      gint32 start;

      if (!bal_analysis_run_counts (run, row) || !bal_analysis_run_has_row (run, row, &start))
        continue;
      read_places (run, child, row, places);
      count_row (tally, BAL_TALLY_TOTAL, run->plan, places);
      group = bal_tally_get_group (tally, row);
      if (group != BAL_TALLY_TOTAL)
        count_row (tally, group, run->plan, places);
    }
}

static gboolean
bal_pyramids_can_count_range (const BalAnalysisRun *run)
{
  const Axes *axes = run->plan;

  return BAL_PYRAMIDS (run->analysis)->recorded_tier && run->by.n == 0 &&
         run->basis == BAL_BASIS_ACTIVE && axes->n_combinations <= BAL_PYRAMIDS_MAX_BITS &&
         axes->first_cell[N_PAIRS] <= BAL_PYRAMIDS_MAX_BITS;
}

static guint64
get_pair_bits (const Axes *axes, guint combination)
{
  const guint places[N_AXES] = { combination / axes->sizes[2] / axes->sizes[1],
                                 combination / axes->sizes[2] % axes->sizes[1],
                                 combination % axes->sizes[2] };
  guint64 bits = 0;

  for (guint pair = 0; pair < N_PAIRS; pair++)
    bits |= G_GUINT64_CONSTANT (1)
            << get_pair_cell (axes, pair, places[pairs[pair][0]], places[pairs[pair][1]]);
  return bits;
}

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  const Axes *axes = run->plan;
  BalPyramidsScheme scheme = { .n_combinations = axes->n_combinations,
                               .n_pairs = axes->first_cell[N_PAIRS] };

  if (!run->by_range)
    return NULL;
  for (guint byte = 0; byte < 256; byte++)
    {
      guint need = byte == BAL_EPISODES_NO_CODE8 ? 0 : (byte + 1) % axes->sizes[0];

      scheme.of_need[byte] = (guint8) (need * axes->sizes[1] * axes->sizes[2]);
      scheme.of_cell[byte] = (guint8) (byte % axes->sizes[1] * axes->sizes[2]);
      scheme.of_role[byte] = (guint8) get_role_place (run->input, axes, (guint8) byte);
    }
  for (guint i = 0; i < axes->n_combinations; i++)
    scheme.pairs[i] = get_pair_bits (axes, i);
  return bal_pyramids_count_new (run->input->episodes, &run->window, &scheme);
}

static void
scratch_free (gpointer scratch)
{
  bal_pyramids_count_free (scratch);
}

static void
bal_pyramids_count_range (const BalAnalysisRun *run,
                          gpointer scratch,
                          BalTally *tally,
                          gsize first_child,
                          const BalRange *range)
{
  bal_pyramids_count_run (scratch, range);
}

static void
bal_pyramids_end_part (const BalAnalysisRun *run, gpointer scratch, BalTally *tally)
{
  const Axes *axes = run->plan;
  BalPyramidsCount *count = scratch;
  const guint32 *children, *pair_children;

  if (!count)
    return;
  bal_tally_add_total (tally);
  children = bal_bit_counts_get (&count->children, 0);
  pair_children = bal_bit_counts_get (&count->pair_children, 0);
  for (guint i = 0; i < axes->n_combinations; i++)
    {
      bal_tally_add (tally, BAL_TALLY_TOTAL, get_counter (i, FALSE),
                     (gint64) bal_pyramids_count_get_rows (count, i));
      bal_tally_add (tally, BAL_TALLY_TOTAL, get_counter (i, TRUE), children[i]);
    }
  for (guint cell = 0; cell < axes->first_cell[N_PAIRS]; cell++)
    bal_tally_add (tally, BAL_TALLY_TOTAL, get_pair_counter (axes, cell), pair_children[cell]);
}

static const BalReportColumn pyramid_columns[] = {
  { "need_tier", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "workforce_tier", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "episodes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
};

static const BalReportColumn pair_columns[] = {
  { "first", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "second", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "episodes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "episodes_with_one_missing", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "diagonal_episodes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "off_diagonal_share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "mutual_information", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "bits" },
};

static const BalReportColumn cell_columns[] = {
  { "first", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "second", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "first_value", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "second_value", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "episodes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
};

static const char *
get_code (BalReport *report, guint axis, guint place)
{
  const GStrv codes[N_AXES] = { report->scheme.need_tiers, report->scheme.levels,
                                report->scheme.workforce_tiers };

  return bal_report_get_code (codes[axis], (int) place - 1);
}

/* Missing ones come last, and only where there are any. */
static void
add_pyramid_row (BalReport *report,
                 BalTableBuilder *builder,
                 const BalSummaryGroup *group,
                 const guint places[N_AXES])
{
  Axes axes = get_axes (&report->scheme);
  guint combination = get_combination (&axes, places);
  gint64 episodes = group->counters[get_counter (combination, FALSE)];
  BalReportRow row;

  if (episodes == 0 && (places[0] == 0 || places[1] == 0 || places[2] == 0))
    return;
  row = bal_report_begin_row (report, builder, group);
  for (guint axis = 0; axis < N_AXES; axis++)
    bal_report_row_text (&row, get_code (report, axis, places[axis]));
  bal_report_row_int (&row, group->counters[get_counter (combination, TRUE)]);
  bal_report_row_int (&row, episodes);
}

static void
add_pyramids (BalReport *report,
              const BalReportTable *table,
              BalTableBuilder *builder,
              const BalSummaryGroup *group)
{
  Axes axes = get_axes (&report->scheme);

  for (guint i = 1; i <= axes.sizes[0]; i++)
    for (guint j = 1; j <= axes.sizes[1]; j++)
      for (guint k = 1; k <= axes.sizes[2]; k++)
        {
          const guint places[] = { i % axes.sizes[0], j % axes.sizes[1], k % axes.sizes[2] };

          add_pyramid_row (report, builder, group, places);
        }
}

/* The episodes of a pair of axes, over the third. */
static gint64
sum_third (const Axes *axes, const BalSummaryGroup *group, guint pair, guint first, guint second)
{
  guint third = N_AXES - pairs[pair][0] - pairs[pair][1];
  gint64 sum = 0;

  for (guint i = 0; i < axes->sizes[third]; i++)
    {
      guint places[N_AXES];

      places[pairs[pair][0]] = first;
      places[pairs[pair][1]] = second;
      places[third] = i;
      sum += group->counters[get_counter (get_combination (axes, places), FALSE)];
    }
  return sum;
}

/* Without the missing ones; owned by the caller. */
static gint64 *
make_square (const Axes *axes, const BalSummaryGroup *group, guint pair, gint64 *missing)
{
  guint n_rows = axes->sizes[pairs[pair][0]], n_columns = axes->sizes[pairs[pair][1]];
  gint64 *square = g_new0 (gint64, n_rows * n_columns);

  *missing = 0;
  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      {
        gint64 episodes = sum_third (axes, group, pair, i, j);

        if (i > 0 && j > 0)
          square[(i - 1) * (n_columns - 1) + j - 1] = episodes;
        else
          *missing += episodes;
      }
  return square;
}

/* The diagonal is where both stand at the same height: so they must have the same number of
 * steps. */
static void
add_diagonal (BalReportRow *row, const gint64 *square, guint n_rows, guint n_columns, gint64 all)
{
  gint64 diagonal = 0;

  if (n_rows != n_columns)
    {
      bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
      bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
      return;
    }
  for (guint i = 0; i < n_rows; i++)
    diagonal += square[i * n_columns + i];
  bal_report_row_int (row, diagonal);
  bal_report_row_ratio (row, all - diagonal, all);
}

static void
add_pairs (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  Axes axes = get_axes (&report->scheme);

  for (guint pair = 0; pair < N_PAIRS; pair++)
    {
      guint n_rows = axes.sizes[pairs[pair][0]] - 1, n_columns = axes.sizes[pairs[pair][1]] - 1;
      gint64 missing, all = 0;
      g_autofree gint64 *square = make_square (&axes, group, pair, &missing);
      BalReportRow row = bal_report_begin_row (report, builder, group);

      for (guint i = 0; i < n_rows * n_columns; i++)
        all += square[i];
      bal_report_row_text (&row, axis_names[pairs[pair][0]]);
      bal_report_row_text (&row, axis_names[pairs[pair][1]]);
      bal_report_row_int (&row, all);
      bal_report_row_int (&row, missing);
      add_diagonal (&row, square, n_rows, n_columns, all);
      if (all == 0)
        bal_report_row_state (&row, BAL_VALUE_STATE_NOT_APPLICABLE);
      else
        bal_report_row_double (&row, bal_mutual_information (square, n_rows, n_columns));
    }
}

static void
add_cell (BalReport *report,
          BalTableBuilder *builder,
          const BalSummaryGroup *group,
          guint pair,
          const guint places[2])
{
  Axes axes = get_axes (&report->scheme);
  gint64 episodes = sum_third (&axes, group, pair, places[0], places[1]);
  BalReportRow row;

  if (episodes == 0 && (places[0] == 0 || places[1] == 0))
    return;
  row = bal_report_begin_row (report, builder, group);
  for (guint i = 0; i < 2; i++)
    bal_report_row_text (&row, axis_names[pairs[pair][i]]);
  for (guint i = 0; i < 2; i++)
    bal_report_row_text (&row, get_code (report, pairs[pair][i], places[i]));
  bal_report_row_int (
    &row,
    group->counters[get_pair_counter (&axes, get_pair_cell (&axes, pair, places[0], places[1]))]);
  bal_report_row_int (&row, episodes);
}

static void
add_cells (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  Axes axes = get_axes (&report->scheme);

  for (guint pair = 0; pair < N_PAIRS; pair++)
    for (guint i = 1; i <= axes.sizes[pairs[pair][0]]; i++)
      for (guint j = 1; j <= axes.sizes[pairs[pair][1]]; j++)
        {
          const guint places[2] = { i % axes.sizes[pairs[pair][0]],
                                    j % axes.sizes[pairs[pair][1]] };

          add_cell (report, builder, group, pair, places);
        }
}

static void
find_missing (BalReport *report)
{
  const BalSummaryGroup *total = bal_report_get_total (report);
  Axes axes = get_axes (&report->scheme);

  for (guint axis = 0; axis < N_AXES; axis++)
    {
      guint pair = axis == 2 ? 1 : 0, place = axis == pairs[pair][0] ? 0 : 1;
      gint64 all = 0, missing = 0;

      for (guint i = 0; i < axes.sizes[pairs[pair][0]]; i++)
        for (guint j = 0; j < axes.sizes[pairs[pair][1]]; j++)
          {
            gint64 episodes = sum_third (&axes, total, pair, i, j);

            all += episodes;
            missing += (place == 0 ? i : j) == 0 ? episodes : 0;
          }
      const BalFindingFigure figures[] = {
        { "count", (double) missing },
        { "episodes", (double) all },
        { "share", all ? (double) missing / (double) all : 0 },
      };

      if (missing > 0)
        bal_findings_builder_add (report->findings, "pyramid-not-recorded", axis_names[axis], NULL,
                                  figures, G_N_ELEMENTS (figures));
    }
}

static void
bal_pyramids_finish (BalAnalysis *self, BalReport *report)
{
  const BalReportTable tables[] = {
    { "pyramids", report->basis, pyramid_columns, G_N_ELEMENTS (pyramid_columns), add_pyramids },
    { "pyramid_pairs", report->basis, pair_columns, G_N_ELEMENTS (pair_columns), add_pairs },
    { "pyramid_cells", report->basis, cell_columns, G_N_ELEMENTS (cell_columns), add_cells },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
  find_missing (report);
}

static void
bal_pyramids_append_options (BalAnalysis *self, GString *options)
{
  g_string_append_printf (options, "recorded_tier=%d\n", BAL_PYRAMIDS (self)->recorded_tier);
}

static void
bal_pyramids_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_RECORDED_TIER)
    g_value_set_boolean (value, BAL_PYRAMIDS (object)->recorded_tier);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bal_pyramids_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_RECORDED_TIER)
    BAL_PYRAMIDS (object)->recorded_tier = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bal_pyramids_class_init (BalPyramidsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;

  object_class->get_property = bal_pyramids_get_property;
  object_class->set_property = bal_pyramids_set_property;
  analysis_class->append_options = bal_pyramids_append_options;
  analysis_class->name = "pyramids";
  analysis_class->prepare = bal_pyramids_prepare;
  analysis_class->plan_free = g_free;
  analysis_class->describe = bal_pyramids_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_pyramids_count_child;
  analysis_class->can_count_range = bal_pyramids_can_count_range;
  analysis_class->count_range = bal_pyramids_count_range;
  analysis_class->end_part = bal_pyramids_end_part;
  analysis_class->finish = bal_pyramids_finish;

  /**
   * BalPyramids:recorded-tier:
   *
   * Whether the tier of need is the one that the row of the episode states, and not the one in
   * force on its start.
   *
   * Since: 0.1
   */
  props[PROP_RECORDED_TIER] =
    g_param_spec_boolean ("recorded-tier", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_pyramids_init (BalPyramids *self)
{
}

/**
 * bal_pyramids_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of the three pyramids; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalPyramids *
bal_pyramids_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_PYRAMIDS, "as-at", as_at, "period", period, "by", by, NULL);
}
