/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-finite-episodes.h"

#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-finite-episode-private.h"

/**
 * BalFiniteEpisodes:
 *
 * Whether specialist support is for a finite time: ended, planned to end, reviewed, and not needed
 * again at once.
 *
 * Counted are the units of a level in the specialist band that are active in the period. An open
 * one has no end up to the as-at date; it has a planned end where one is recorded for later. One of
 * more than [property@Balanced.FiniteEpisodes:most-days] days is too long. It is reviewed where a
 * unit of the stage [property@Balanced.FiniteEpisodes:review-stage] was active during it, or up to
 * [property@Balanced.FiniteEpisodes:review-days] after its end. After an end a specialist unit of
 * the same strand that starts within [property@Balanced.FiniteEpisodes:return-days] is a return;
 * the share of returns is of the ended whose days have all been seen, and of their returns.
 *
 * The table `finite_episodes` has one row for each group, with the lengths of the ended and the
 * contacts attended of those that record them. Units are counted in their own group.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F9.
 *
 * Since: 0.1
 */
struct _BalFiniteEpisodes
{
  BalAnalysis parent_instance;

  int most_days;
  int review_days;
  int return_days;
  char *review_stage; /* owned; nullable */
  guint most_units;
};

struct _BalFiniteEpisodesClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_MOST_DAYS,
  PROP_REVIEW_DAYS,
  PROP_RETURN_DAYS,
  PROP_REVIEW_STAGE,
  PROP_MOST_UNITS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalFiniteEpisodes, bal_finite_episodes, BAL_TYPE_ANALYSIS)

enum
{
  EPISODES,
  CHILDREN,
  ENDED,
  OPEN,
  OPEN_PLANNED,
  OPEN_TOO_LONG,
  ENDED_TOO_LONG,
  REVIEWED,
  RETURN_KNOWN,
  RETURNED,
  WITH_CONTACTS,
  LEFT_OUT,
  N_COUNTERS,
};

enum
{
  LENGTHS,
  CONTACTS,
};

static void
bal_finite_episodes_describe (BalAnalysis *analysis,
                              const BalAnalysisScheme *scheme,
                              BalAnalysisNames *names)
{
  static const char *const figures[N_COUNTERS] = {
    "episodes",       "children", "ended",        "open",     "open_planned",  "open_too_long",
    "ended_too_long", "reviewed", "return_known", "returned", "with_contacts", "left_out"
  };

  for (guint i = 0; i < N_COUNTERS; i++)
    bal_analysis_names_add (names, "%s", figures[i]);
  bal_analysis_names_add_histogram (names, "length");
  bal_analysis_names_add_histogram (names, "contacts");
  names->n_stamps = 1;
}

static BalFiniteEpisodeOptions
read_options (const BalAnalysisRun *run, gsize child)
{
  const BalFiniteEpisodes *self = BAL_FINITE_EPISODES (run->analysis);
  const BalAnalysisInput *input = run->input;
  gint32 observed_to = input->get_observed_to ? input->get_observed_to (input->owner, child) : -1;
  BalFiniteEpisodeOptions options = {
    bal_analysis_run_get_as_at (run), self->most_days,      self->review_days, self->return_days,
    bal_analysis_run_get_as_at (run), BAL_EPISODES_NO_CODE8
  };

  if (observed_to >= 0)
    options.known_until = MIN (options.known_until, observed_to);
  for (guint i = 0; self->review_stage && input->scheme.stages[i]; i++)
    if (g_str_equal (input->scheme.stages[i], self->review_stage))
      options.review_stage = (guint8) i;
  return options;
}

static void
count_episode (const BalAnalysisRun *run,
               BalTally *tally,
               guint group,
               gsize row,
               const BalFiniteEpisode *episode)
{
  const BalEpisodes *episodes = run->input->episodes;
  guint16 contacts =
    episodes->contacts_attended ? episodes->contacts_attended[row] : BAL_EPISODES_NO_CODE16;
  const gint64 figures[N_COUNTERS] = {
    [EPISODES] = 1,
    [CHILDREN] = bal_tally_stamp (tally, group, 0),
    [ENDED] = !episode->is_open,
    [OPEN] = episode->is_open,
    [OPEN_PLANNED] = episode->has_planned_end,
    [OPEN_TOO_LONG] = episode->is_open && episode->is_too_long,
    [ENDED_TOO_LONG] = !episode->is_open && episode->is_too_long,
    [REVIEWED] = episode->is_reviewed,
    [RETURN_KNOWN] = episode->is_return_known,
    [RETURNED] = episode->has_returned,
    [WITH_CONTACTS] = contacts != BAL_EPISODES_NO_CODE16,
  };

  for (guint i = 0; i < N_COUNTERS; i++)
    bal_tally_add (tally, group, BAL_N_ROWS + i, figures[i]);
  if (!episode->is_open)
    bal_tally_record (tally, group, LENGTHS, (guint64) (episode->end - episode->start + 1), 1);
  if (contacts != BAL_EPISODES_NO_CODE16)
    bal_tally_record (tally, group, CONTACTS, contacts, 1);
}

static void
bal_finite_episodes_count_child (const BalAnalysisRun *run,
                                 gpointer scratch,
                                 BalTally *tally,
                                 gsize child,
                                 gsize first,
                                 gsize count)
{
  BalFiniteEpisodeOptions options = read_options (run, child);

  if (count > BAL_FINITE_EPISODES (run->analysis)->most_units)
    {
      bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + LEFT_OUT, 1);
      return;
    }
  for (gsize row = first; row < first + count; row++)
    {
      BalFiniteEpisode episode;

      if (!bal_analysis_run_counts (run, row) ||
          !bal_finite_episode_read (run->input->episodes, first, count, row, &options, &episode) ||
          episode.start > run->window.last || episode.end < run->window.first)
        continue;
      count_episode (run, tally, BAL_TALLY_TOTAL, row, &episode);
      if (run->by.n > 0)
        count_episode (run, tally, bal_tally_get_group (tally, row), row, &episode);
    }
}

static const BalReportColumn columns[] = {
  { "episodes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "ended", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "open", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "open_planned_end", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "open_too_long", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "ended_too_long", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "reviewed", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "return_known", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "returned", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "with_contacts", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "episodes" },
  { "share_reviewed", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "share_reviewed_lower", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "share_reviewed_upper", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "share_returned", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "length_median", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "length_p90", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "days" },
  { "contacts_median", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "contacts" },
};

static void
add_episodes (BalReport *report,
              const BalReportTable *table,
              BalTableBuilder *builder,
              const BalSummaryGroup *group)
{
  const gint64 *counters = &group->counters[BAL_N_ROWS];
  BalReportRow row = bal_report_begin_row (report, builder, group);

  for (guint i = EPISODES; i <= WITH_CONTACTS; i++)
    bal_report_row_int (&row, counters[i]);
  bal_report_row_share (&row, counters[REVIEWED], counters[EPISODES]);
  bal_report_row_ratio (&row, counters[RETURNED], counters[RETURN_KNOWN]);
  bal_report_row_quantile (&row, group->bins[LENGTHS], 0.5);
  bal_report_row_quantile (&row, group->bins[LENGTHS], 0.9);
  bal_report_row_quantile (&row, group->bins[CONTACTS], 0.5);
}

static void
bal_finite_episodes_finish (BalAnalysis *analysis, BalReport *report)
{
  BalFiniteEpisodes *self = BAL_FINITE_EPISODES (analysis);
  const BalReportTable table = { "finite_episodes", BAL_BASIS_ACTIVE, columns,
                                 G_N_ELEMENTS (columns), add_episodes };
  const gint64 *counters;

  bal_report_add_table (report, &table);
  counters = &bal_report_get_total (report)->counters[BAL_N_ROWS];
  if (counters[OPEN_TOO_LONG] > 0)
    {
      const BalFindingFigure figures[] = {
        { "count", (double) counters[OPEN_TOO_LONG] },
        { "open", (double) counters[OPEN] },
        { "days", self->most_days },
        { "planned", (double) counters[OPEN_PLANNED] },
      };

      bal_findings_builder_add (report->findings, "specialist-open-ended", "finite_episodes", NULL,
                                figures, G_N_ELEMENTS (figures));
    }
  if (counters[LEFT_OUT] > 0)
    {
      const BalFindingFigure figures[] = {
        { "count", (double) counters[LEFT_OUT] },
        { "children", (double) (counters[CHILDREN] + counters[LEFT_OUT]) },
        { "longest", self->most_units },
      };

      bal_findings_builder_add (report->findings, "pathways-longer", "finite_episodes", NULL,
                                figures, G_N_ELEMENTS (figures));
    }
}

static void
bal_finite_episodes_append_options (BalAnalysis *analysis, GString *options)
{
  BalFiniteEpisodes *self = BAL_FINITE_EPISODES (analysis);

  g_string_append_printf (options,
                          "most_days=%d\nreview_days=%d\nreturn_days=%d\nreview_stage=%s\n"
                          "most_units=%u\n",
                          self->most_days, self->review_days, self->return_days,
                          self->review_stage ? self->review_stage : "", self->most_units);
}

static void
bal_finite_episodes_finalize (GObject *object)
{
  g_free (BAL_FINITE_EPISODES (object)->review_stage);

  G_OBJECT_CLASS (bal_finite_episodes_parent_class)->finalize (object);
}

static void
bal_finite_episodes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalFiniteEpisodes *self = BAL_FINITE_EPISODES (object);

  switch (id)
    {
    case PROP_MOST_DAYS:
      g_value_set_int (value, self->most_days);
      break;
    case PROP_REVIEW_DAYS:
      g_value_set_int (value, self->review_days);
      break;
    case PROP_RETURN_DAYS:
      g_value_set_int (value, self->return_days);
      break;
    case PROP_REVIEW_STAGE:
      g_value_set_string (value, self->review_stage);
      break;
    case PROP_MOST_UNITS:
      g_value_set_uint (value, self->most_units);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_finite_episodes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalFiniteEpisodes *self = BAL_FINITE_EPISODES (object);

  switch (id)
    {
    case PROP_MOST_DAYS:
      self->most_days = g_value_get_int (value);
      break;
    case PROP_REVIEW_DAYS:
      self->review_days = g_value_get_int (value);
      break;
    case PROP_RETURN_DAYS:
      self->return_days = g_value_get_int (value);
      break;
    case PROP_REVIEW_STAGE:
      self->review_stage = g_value_dup_string (value);
      break;
    case PROP_MOST_UNITS:
      self->most_units = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_finite_episodes_class_init (BalFiniteEpisodesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_finite_episodes_finalize;
  object_class->get_property = bal_finite_episodes_get_property;
  object_class->set_property = bal_finite_episodes_set_property;
  analysis_class->name = "finite_episodes";
  analysis_class->append_options = bal_finite_episodes_append_options;
  analysis_class->describe = bal_finite_episodes_describe;
  analysis_class->count_child = bal_finite_episodes_count_child;
  analysis_class->finish = bal_finite_episodes_finish;

  /**
   * BalFiniteEpisodes:most-days:
   *
   * How many days a specialist unit may have before it is too long.
   *
   * Since: 0.1
   */
  props[PROP_MOST_DAYS] = g_param_spec_int ("most-days", NULL, NULL, 1, 1000000, 365, flags);
  /**
   * BalFiniteEpisodes:review-days:
   *
   * How many days after the end a review may start and still be one of the unit.
   *
   * Since: 0.1
   */
  props[PROP_REVIEW_DAYS] = g_param_spec_int ("review-days", NULL, NULL, 0, 1000000, 0, flags);
  /**
   * BalFiniteEpisodes:return-days:
   *
   * How many days after the end a specialist start in the same strand is a return.
   *
   * Since: 0.1
   */
  props[PROP_RETURN_DAYS] = g_param_spec_int ("return-days", NULL, NULL, 1, 1000000, 180, flags);
  /**
   * BalFiniteEpisodes:review-stage:
   *
   * The code of the stage whose units are reviews.
   *
   * Since: 0.1
   */
  props[PROP_REVIEW_STAGE] = g_param_spec_string ("review-stage", NULL, NULL, "evaluation", flags);
  /**
   * BalFiniteEpisodes:most-units:
   *
   * How many rows a child may have; those with more are counted apart.
   *
   * Since: 0.1
   */
  props[PROP_MOST_UNITS] = g_param_spec_uint ("most-units", NULL, NULL, 1, 1000000, 1000, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_finite_episodes_init (BalFiniteEpisodes *self)
{
}

/**
 * bal_finite_episodes_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of specialist support by its end; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalFiniteEpisodes *
bal_finite_episodes_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_FINITE_EPISODES, "as-at", as_at, "period", period, "by", by, NULL);
}
