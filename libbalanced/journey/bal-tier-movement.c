/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-tier-movement.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-row-match-private.h"

/**
 * BalTierMovement:
 *
 * Where children stand in two pyramids on the first and on the last day of a period.
 *
 * The pyramids are that of need, by the tier in force on the day, and that of intervention, by the
 * highest level that is active on the day. They are counted beside each other and never derived
 * from each other. The table `tier_movement` has a row for each place on the first day and each on
 * the last: a tier or level; `none`, which is a need that has ended or a day without an active
 * unit; `not_available`, where nothing is recorded; and `not_observed`, where the child had not
 * come yet or had gone. Shares are of the children whose places on both days are known, so they
 * say where those of a place have gone. The table `tier_movement_directions` has how many went up,
 * stayed and went down; none is under every tier, so "down to no need" is a way down.
 *
 * Both tables tell apart children who had support and who had not: a unit that
 * [property@Balanced.TierMovement:support-rows] describes, with a day in the period.
 *
 * Children with a need and without an episode are in the totals, unless there is a selection of
 * rows. Thread safety: immutable, so safe from any thread.
 *
 * Features: D5.
 *
 * Since: 0.1
 */
struct _BalTierMovement
{
  BalAnalysis parent_instance;

  GStrv support_rows; /* owned; nullable: universal and targeted intervention */
};

struct _BalTierMovementClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_SUPPORT_ROWS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalTierMovement, bal_tier_movement, BAL_TYPE_ANALYSIS)

enum
{
  NEED,
  LEVEL,
  N_PYRAMIDS,
};

static const char *const pyramid_names[N_PYRAMIDS] = { "need_tier", "level" };

/* Where a child stands on a day; tiers come after the first ones, lowest first. */
enum
{
  NOT_OBSERVED,
  NOT_AVAILABLE,
  NONE,
  FIRST_TIER,
};

enum
{
  ALL,
  SUPPORTED,
  UNSUPPORTED,
  N_SUPPORTS,
};

static const char *const support_names[N_SUPPORTS] = { "all", "with_support", "without_support" };

static GStrv
get_codes (const BalAnalysisScheme *scheme, guint pyramid)
{
  return pyramid == NEED ? scheme->need_tiers : scheme->levels;
}

static guint
get_n_places (const BalAnalysisScheme *scheme, guint pyramid)
{
  return FIRST_TIER + g_strv_length (get_codes (scheme, pyramid));
}

static guint
get_counter (const BalAnalysisScheme *scheme, guint pyramid, guint support, guint from, guint to)
{
  guint n = get_n_places (scheme, pyramid);
  guint first = BAL_N_ROWS;

  if (pyramid == LEVEL)
    first += N_SUPPORTS * get_n_places (scheme, NEED) * get_n_places (scheme, NEED);
  return first + (support * n + from) * n + to;
}

static void
bal_tier_movement_describe (BalAnalysis *self,
                            const BalAnalysisScheme *scheme,
                            BalAnalysisNames *names)
{
  for (guint pyramid = 0; pyramid < N_PYRAMIDS; pyramid++)
    for (guint support = 0; support < N_SUPPORTS; support++)
      for (guint from = 0; from < get_n_places (scheme, pyramid); from++)
        for (guint to = 0; to < get_n_places (scheme, pyramid); to++)
          bal_analysis_names_add (names, "%s %s %u %u", pyramid_names[pyramid],
                                  support_names[support], from, to);
  names->n_stamps = 0;
}

static gboolean
bal_tier_movement_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalTierMovement *self = BAL_TIER_MOVEMENT (analysis);
  BalRowMatch *match = g_new0 (BalRowMatch, 1);

  run->plan = match;
  if (!analysis->period || bal_period_get_start (analysis->period) == BAL_DAY_NONE)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                   "Running the analysis “tier_movement”: it needs a period with a first day");
      return FALSE;
    }
  return bal_row_match_init (match, run->input, (const char *const *) self->support_rows, "support",
                             error);
}

static void
plan_free (gpointer plan)
{
  bal_row_match_clear (plan);
  g_free (plan);
}

static gboolean
is_observed (const BalAnalysisInput *input, gsize child, gint32 day)
{
  gint32 from = input->get_observed_from ? input->get_observed_from (input->owner, child) : -1;
  gint32 to = input->get_observed_to ? input->get_observed_to (input->owner, child) : -1;

  return (from < 0 || day >= from) && (to < 0 || day <= to);
}

static guint
find_need (const BalAnalysisRun *run, gsize child, gint32 day)
{
  const BalAnalysisInput *input = run->input;
  int tier;

  if (!input->get_need_tier)
    return NOT_AVAILABLE;
  tier = input->get_need_tier (input->owner, child, day);
  if (tier >= 0)
    return FIRST_TIER + MIN ((guint) tier, get_n_places (&input->scheme, NEED) - FIRST_TIER - 1);
  return input->had_need_tier && input->had_need_tier (input->owner, child, day) ? NONE
                                                                                 : NOT_AVAILABLE;
}

/* Of units that are active and do not say their level nothing can be told, unless another does. */
static guint
find_level (const BalAnalysisRun *run, gsize first, gsize count, gint32 day)
{
  const BalEpisodes *episodes = run->input->episodes;
  guint place = NONE;

  for (gsize row = first; row < first + count; row++)
    {
      gint32 start, end;
      guint here;

      if (!bal_unit_read_days (episodes, row, run->window.as_at, &start, &end) || start > day ||
          end < day)
        continue;
      here = bal_episodes_get_level (episodes, row) < 0
               ? NOT_AVAILABLE
               : FIRST_TIER + (guint) bal_episodes_get_level (episodes, row);
      if (place == NONE || here > place)
        place = here;
    }
  return place;
}

static guint
find_place (const BalAnalysisRun *run,
            guint pyramid,
            gsize child,
            gsize first,
            gsize count,
            gint32 day)
{
  if (!is_observed (run->input, child, day))
    return NOT_OBSERVED;
  if (pyramid == NEED)
    return find_need (run, child, day);
  return find_level (run, first, count, day);
}

static gboolean
is_support (const BalAnalysisRun *run, gsize row)
{
  const BalEpisodes *episodes = run->input->episodes;
  int level;

  if (BAL_TIER_MOVEMENT (run->analysis)->support_rows)
    return bal_row_match_takes (run->plan, run->input, row);
  level = bal_episodes_get_level (episodes, row);
  return level >= 0 && episodes->level_band[level] < 3 &&
         episodes->stage[row] != BAL_EPISODES_NO_CODE8 &&
         episodes->stage[row] == episodes->stage_intervention;
}

static gboolean
had_support (const BalAnalysisRun *run, gsize first, gsize count)
{
  for (gsize row = first; row < first + count; row++)
    {
      gint32 start, end;

      if (bal_unit_read_days (run->input->episodes, row, run->window.as_at, &start, &end) &&
          end >= run->window.first && is_support (run, row))
        return TRUE;
    }
  return FALSE;
}

static void
bal_tier_movement_count_child (const BalAnalysisRun *run,
                               gpointer scratch,
                               BalTally *tally,
                               gsize child,
                               gsize first,
                               gsize count)
{
  const BalAnalysisScheme *scheme = &run->input->scheme;
  guint support = had_support (run, first, count) ? SUPPORTED : UNSUPPORTED;

  if (run->window.as_at < run->window.first)
    return;
  if (!run->input->is_counted)
    bal_tally_enter (tally, BAL_TALLY_TOTAL);
  bal_analysis_run_enter (run, tally, first, count);
  for (guint pyramid = 0; pyramid < N_PYRAMIDS; pyramid++)
    {
      guint from = find_place (run, pyramid, child, first, count, run->window.first);
      guint to = find_place (run, pyramid, child, first, count, run->window.as_at);

      for (guint i = 0; i < tally->groups->len; i++)
        {
          guint group = g_array_index (tally->groups, guint, i);

          bal_tally_add (tally, group, get_counter (scheme, pyramid, ALL, from, to), 1);
          bal_tally_add (tally, group, get_counter (scheme, pyramid, support, from, to), 1);
        }
    }
}

#define CODE(name)                                        \
  {                                                       \
    name, BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL \
  }
#define CHILDREN(name)                                                         \
  {                                                                            \
    name, BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" \
  }
#define SHARE(name)                                           \
  {                                                           \
    name, BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL \
  }

static const BalReportColumn movement_columns[] = {
  CODE ("pyramid"),
  CODE ("from"),
  CODE ("to"),
  CODE ("direction"),
  CHILDREN ("children"),
  SHARE ("share_of_from"),
  CHILDREN ("children_with_support"),
  SHARE ("share_of_from_with_support"),
  CHILDREN ("children_without_support"),
  SHARE ("share_of_from_without_support"),
};

static const BalReportColumn direction_columns[] = {
  CODE ("pyramid"),           CODE ("support"),
  CHILDREN ("children"),      CHILDREN ("up"),
  CHILDREN ("stayed"),        CHILDREN ("down"),
  CHILDREN ("to_none"),       SHARE ("share_down"),
  SHARE ("share_down_lower"), SHARE ("share_down_upper"),
  CHILDREN ("not_known"),
};

static const char *
get_place_name (const BalAnalysisScheme *scheme, guint pyramid, guint place)
{
  static const char *const names[FIRST_TIER] = { "not_observed", "not_available", "none" };

  return place < FIRST_TIER ? names[place] : get_codes (scheme, pyramid)[place - FIRST_TIER];
}

/* Of those who stood there, and are known on both days. */
static void
add_share (BalReport *report,
           BalReportRow *row,
           const BalSummaryGroup *group,
           guint pyramid,
           guint support,
           guint from,
           guint to)
{
  const BalAnalysisScheme *scheme = &report->scheme;
  gint64 n = group->counters[get_counter (scheme, pyramid, support, from, to)];
  gint64 sum = 0;

  bal_report_row_int (row, n);
  for (guint other = NONE; other < get_n_places (scheme, pyramid); other++)
    sum += group->counters[get_counter (scheme, pyramid, support, from, other)];
  if (from < NONE || to < NONE)
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    bal_report_row_ratio (row, n, sum);
}

static const char *
get_direction (guint from, guint to)
{
  if (from < NONE || to < NONE)
    return "not_known";
  if (from == to)
    return "stayed";
  return from < to ? "up" : "down";
}

static void
add_movement (BalReport *report,
              const BalReportTable *table,
              BalTableBuilder *builder,
              const BalSummaryGroup *group)
{
  const BalAnalysisScheme *scheme = &report->scheme;

  for (guint pyramid = 0; pyramid < N_PYRAMIDS; pyramid++)
    for (guint from = 0; from < get_n_places (scheme, pyramid); from++)
      for (guint to = 0; to < get_n_places (scheme, pyramid); to++)
        {
          BalReportRow row = bal_report_begin_row (report, builder, group);

          bal_report_row_text (&row, pyramid_names[pyramid]);
          bal_report_row_text (&row, get_place_name (scheme, pyramid, from));
          bal_report_row_text (&row, get_place_name (scheme, pyramid, to));
          bal_report_row_text (&row, get_direction (from, to));
          for (guint support = 0; support < N_SUPPORTS; support++)
            add_share (report, &row, group, pyramid, support, from, to);
        }
}

typedef struct
{
  gint64 up;
  gint64 stayed;
  gint64 down;
  gint64 to_none;
  gint64 not_known;
} Directions;

static Directions
sum_directions (const BalAnalysisScheme *scheme,
                const BalSummaryGroup *group,
                guint pyramid,
                guint support)
{
  Directions sum = { 0 };
  guint n = get_n_places (scheme, pyramid);

  for (guint from = 0; from < n; from++)
    for (guint to = 0; to < n; to++)
      {
        gint64 children = group->counters[get_counter (scheme, pyramid, support, from, to)];

        if (from < NONE || to < NONE)
          sum.not_known += children;
        else if (from == to)
          sum.stayed += children;
        else if (from < to)
          sum.up += children;
        else
          sum.down += children;
        if (from > NONE && to == NONE)
          sum.to_none += children;
      }
  return sum;
}

static void
add_directions (BalReport *report,
                const BalReportTable *table,
                BalTableBuilder *builder,
                const BalSummaryGroup *group)
{
  for (guint pyramid = 0; pyramid < N_PYRAMIDS; pyramid++)
    for (guint support = 0; support < N_SUPPORTS; support++)
      {
        Directions sum = sum_directions (&report->scheme, group, pyramid, support);
        BalReportRow row = bal_report_begin_row (report, builder, group);

        bal_report_row_text (&row, pyramid_names[pyramid]);
        bal_report_row_text (&row, support_names[support]);
        bal_report_row_int (&row, sum.up + sum.stayed + sum.down);
        bal_report_row_int (&row, sum.up);
        bal_report_row_int (&row, sum.stayed);
        bal_report_row_int (&row, sum.down);
        bal_report_row_int (&row, sum.to_none);
        bal_report_row_share (&row, sum.down, sum.up + sum.stayed + sum.down);
        bal_report_row_int (&row, sum.not_known);
      }
}

static void
bal_tier_movement_finish (BalAnalysis *self, BalReport *report)
{
  const BalReportTable tables[] = {
    { "tier_movement", BAL_BASIS_ACTIVE, movement_columns, G_N_ELEMENTS (movement_columns),
      add_movement },
    { "tier_movement_directions", BAL_BASIS_ACTIVE, direction_columns,
      G_N_ELEMENTS (direction_columns), add_directions },
  };
  const BalSummaryGroup *total = bal_report_get_total (report);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
  for (guint pyramid = 0; pyramid < N_PYRAMIDS; pyramid++)
    {
      Directions sum = sum_directions (&report->scheme, total, pyramid, ALL);
      gint64 children = sum.up + sum.stayed + sum.down + sum.not_known;
      const BalFindingFigure figures[] = {
        { "count", (double) sum.not_known },
        { "children", (double) children },
        { "share", children ? (double) sum.not_known / (double) children : 0 },
      };

      if (sum.not_known > 0)
        bal_findings_builder_add (report->findings, "movement-not-known", pyramid_names[pyramid],
                                  NULL, figures, G_N_ELEMENTS (figures));
    }
}

static void
bal_tier_movement_append_options (BalAnalysis *analysis, GString *options)
{
  BalTierMovement *self = BAL_TIER_MOVEMENT (analysis);
  g_autofree char *rows = self->support_rows ? g_strjoinv ("|", self->support_rows)
                                             : g_strdup ("universal and targeted intervention");
  g_autofree char *escaped = g_strescape (rows, NULL);

  g_string_append_printf (options, "support_rows=%s\n", escaped);
}

static void
bal_tier_movement_finalize (GObject *object)
{
  g_strfreev (BAL_TIER_MOVEMENT (object)->support_rows);

  G_OBJECT_CLASS (bal_tier_movement_parent_class)->finalize (object);
}

static void
bal_tier_movement_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SUPPORT_ROWS)
    g_value_set_boxed (value, BAL_TIER_MOVEMENT (object)->support_rows);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bal_tier_movement_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SUPPORT_ROWS)
    BAL_TIER_MOVEMENT (object)->support_rows = g_value_dup_boxed (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bal_tier_movement_class_init (BalTierMovementClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_tier_movement_finalize;
  object_class->get_property = bal_tier_movement_get_property;
  object_class->set_property = bal_tier_movement_set_property;
  analysis_class->name = "tier_movement";
  analysis_class->append_options = bal_tier_movement_append_options;
  analysis_class->prepare = bal_tier_movement_prepare;
  analysis_class->plan_free = plan_free;
  analysis_class->describe = bal_tier_movement_describe;
  analysis_class->count_child = bal_tier_movement_count_child;
  analysis_class->finish = bal_tier_movement_finish;

  /**
   * BalTierMovement:support-rows:
   *
   * Conditions of the units that are support, such as "level=targeted"; %NULL: units of the stage
   * intervention at a universal or targeted level.
   *
   * Since: 0.1
   */
  props[PROP_SUPPORT_ROWS] = g_param_spec_boxed ("support-rows", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_tier_movement_init (BalTierMovement *self)
{
}

/**
 * bal_tier_movement_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): from the first day to the last, which is the as-at date where there is none;
 *   running it without one is an error
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of movement in the pyramids; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalTierMovement *
bal_tier_movement_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_TIER_MOVEMENT, "as-at", as_at, "period", period, "by", by, NULL);
}
