/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-access.h"

#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-row-match-private.h"

/**
 * BalAccess:
 *
 * How simple the way to support is: how long children take, and through how many gates.
 *
 * A child is first seen on the first day on which it was asked for, or on which a unit of it
 * started. From then on come its first contact (the first start of any unit), its first
 * assessment and its first support: units that [property@Balanced.Access:assessment-rows] and
 * [property@Balanced.Access:support-rows] take. A gate is what stood before the first support: an
 * assessment that had started on an earlier day, or a request made on an earlier day and closed
 * without a start. Of children without support all gates so far count.
 *
 * A first contact alone is no access. A child has it where, within
 * [property@Balanced.Access:follow-up-days] days of the first contact, other support than that
 * contact has started, or where the first contact was itself support and went on for more than its
 * first day. While those days are not over it is not known.
 *
 * The table `access` has the children, those with access, without it and not known yet, those who
 * had support before any assessment (as they should where it obviously helps), and the gates;
 * `access_times` has for each milestone those who have come to it and those who have not, and,
 * by Kaplan and Meier (1958, Journal of the American Statistical Association 53), the first day by
 * which a quarter, half and three quarters have. `support_from_need` counts from the first day of a
 * recorded need, for children who have one, and is 0 where support was there before;
 * `access_levels` has the children by the level of their first support, and `access_gates` by how
 * many gates they passed, or have passed so far.
 *
 * A period takes the children who were first seen in it; they are followed to the as-at date, or
 * to the last day on which they were observed. Children belong to the group of the row by which
 * they were first seen. The selection chooses the rows that are looked at.
 *
 * Source of the rule on first contacts, and of the simplest route at the lowest level: The Balanced
 * System, second delivery principle, access. The days of follow-up are ours.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F4.
 *
 * Since: 0.1
 */
struct _BalAccess
{
  BalAnalysis parent_instance;

  GStrv assessment_rows; /* owned; nullable: DEFAULT_ASSESSMENT */
  GStrv support_rows;    /* owned; nullable: DEFAULT_SUPPORT */
  guint follow_up_days;
};

struct _BalAccessClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_ASSESSMENT_ROWS,
  PROP_SUPPORT_ROWS,
  PROP_FOLLOW_UP_DAYS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalAccess, bal_access, BAL_TYPE_ANALYSIS)

static const char *const DEFAULT_ASSESSMENT[] = { "stage=identification", NULL };
static const char *const DEFAULT_SUPPORT[] = { "stage=intervention", NULL };

#define DEFAULT_FOLLOW_UP_DAYS 90

enum
{
  CHILDREN = BAL_N_ROWS,
  ACCESS,
  NO_ACCESS,
  NOT_KNOWN,
  BEFORE_ASSESSMENT,
  ASSESSMENTS,
  TURNED_AWAY,
  LEVELS, /* of the first support, the first one for a missing level; the last counters */
};

typedef enum
{
  CONTACT,
  ASSESSMENT,
  SUPPORT,
  SUPPORT_FROM_NEED,
} Milestone;

#define N_MILESTONES 4

static const char *const milestone_names[N_MILESTONES] = { "contact", "assessment", "support",
                                                           "support_from_need" };

/* Histograms: of each milestone the days of those who have come, and of those who have not; then
 * gates, likewise. */
#define GATES (2 * N_MILESTONES)

#define NEVER G_MAXINT32

typedef struct
{
  BalRowMatch assessment;
  BalRowMatch support;
} Plan;

/* What is found of one child; days of the store, NEVER where it has not come. */
typedef struct
{
  gsize row; /* by which the child was first seen */
  gint32 seen;
  gint32 contact;
  gint32 assessment;
  gint32 support;
  gint32 until; /* the last day on which the child is observed */
  int level;    /* of the first support, or -1 */
  gboolean has_access;
  guint n_assessments; /* gates */
  guint n_turned_away;
} Way;

static void
bal_access_describe (BalAnalysis *self, const BalAnalysisScheme *scheme, BalAnalysisNames *names)
{
  static const char *const figures[] = { "children",          "access",
                                         "no_access",         "not_known",
                                         "before_assessment", "assessments",
                                         "turned_away" };

  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    bal_analysis_names_add (names, "%s", figures[i]);
  for (guint i = 0; i <= g_strv_length (scheme->levels); i++)
    bal_analysis_names_add (names, "level %u", i);
  for (guint i = 0; i < GATES; i++)
    {
      g_autofree char *name =
        g_strdup_printf ("%s %s", milestone_names[i / 2], i % 2 ? "not_reached" : "reached");

      bal_analysis_names_add_histogram (names, name);
    }
  bal_analysis_names_add_histogram (names, "gates reached");
  bal_analysis_names_add_histogram (names, "gates not_reached");
  names->n_stamps = 0;
}

static const char *const *
get_assessment (BalAccess *self)
{
  return self->assessment_rows ? (const char *const *) self->assessment_rows : DEFAULT_ASSESSMENT;
}

static const char *const *
get_support (BalAccess *self)
{
  return self->support_rows ? (const char *const *) self->support_rows : DEFAULT_SUPPORT;
}

static gboolean
bal_access_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalAccess *self = BAL_ACCESS (analysis);
  Plan *plan = g_new0 (Plan, 1);

  run->plan = plan;
  return bal_row_match_init (&plan->assessment, run->input, get_assessment (self), "assessments",
                             error) &&
         bal_row_match_init (&plan->support, run->input, get_support (self), "support", error);
}

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  bal_row_match_clear (&plan->assessment);
  bal_row_match_clear (&plan->support);
  g_free (plan);
}

static void
see (Way *way, gsize row, gint32 day)
{
  if (day < way->seen)
    {
      way->seen = day;
      way->row = row;
    }
}

/* The days of the milestones. Units come in the order of their starts. */
static gsize
find_milestones (const BalAnalysisRun *run, Way *way, gsize first, gsize count)
{
  const Plan *plan = run->plan;
  gsize contact = first + count;

  for (gsize row = first; row < first + count; row++)
    {
      BalUnit unit;

      if (!bal_analysis_run_counts (run, row))
        continue;
      bal_unit_read (run->input->episodes, row, bal_analysis_run_get_as_at (run), &unit);
      if (unit.wait != BAL_WAIT_NONE && unit.wait != BAL_WAIT_RETROSPECTIVE)
        see (way, row, unit.requested);
      if (unit.state != BAL_UNIT_TIMED)
        continue;
      see (way, row, unit.start);
      if (way->contact == NEVER)
        {
          way->contact = unit.start;
          contact = row;
        }
      if (way->assessment == NEVER && bal_row_match_takes (&plan->assessment, run->input, row))
        way->assessment = unit.start;
      if (way->support == NEVER && bal_row_match_takes (&plan->support, run->input, row))
        {
          way->support = unit.start;
          way->level = bal_episodes_get_level (run->input->episodes, row);
        }
    }
  return contact;
}

/* What stood before the first support, and whether the first contact led anywhere. */
static void
find_gates (const BalAnalysisRun *run, Way *way, gsize contact, gsize first, gsize count)
{
  const Plan *plan = run->plan;
  gint32 follow_up = (gint32) MIN (BAL_ACCESS (run->analysis)->follow_up_days, G_MAXINT16);

  for (gsize row = first; row < first + count; row++)
    {
      BalUnit unit;

      if (!bal_analysis_run_counts (run, row))
        continue;
      bal_unit_read (run->input->episodes, row, bal_analysis_run_get_as_at (run), &unit);
      if (unit.state == BAL_UNIT_WITHDRAWN && unit.requested < way->support)
        way->n_turned_away++;
      if (unit.state != BAL_UNIT_TIMED)
        continue;
      if (unit.start < way->support && bal_row_match_takes (&plan->assessment, run->input, row))
        way->n_assessments++;
      if (unit.start - way->contact <= follow_up && (row != contact || unit.end > unit.start) &&
          bal_row_match_takes (&plan->support, run->input, row))
        way->has_access = TRUE;
    }
}

static gboolean
find_way (const BalAnalysisRun *run, Way *way, gsize child, gsize first, gsize count)
{
  const BalAnalysisInput *input = run->input;
  gint32 observed_to = input->get_observed_to ? input->get_observed_to (input->owner, child) : -1;
  gsize contact;

  *way = (Way){ .seen = NEVER,
                .contact = NEVER,
                .assessment = NEVER,
                .support = NEVER,
                .until = bal_analysis_run_get_as_at (run),
                .level = -1 };
  if (observed_to >= 0)
    way->until = MIN (way->until, observed_to);
  contact = find_milestones (run, way, first, count);
  if (way->seen == NEVER || way->seen < run->window.first || way->seen > run->window.last)
    return FALSE;
  find_gates (run, way, contact, first, count);
  return TRUE;
}

static void
count_milestone (BalTally *tally,
                 guint group,
                 Milestone milestone,
                 gint32 from,
                 gint32 day,
                 gint32 until)
{
  gboolean is_reached = day != NEVER;
  gint32 days = MAX ((is_reached ? day : until) - from, 0);

  bal_tally_record (tally, group, 2 * milestone + !is_reached, (guint64) days, 1);
}

static guint
get_access (const BalAnalysisRun *run, const Way *way)
{
  gint64 follow_up = BAL_ACCESS (run->analysis)->follow_up_days;

  if (way->has_access)
    return ACCESS;
  return way->contact == NEVER || way->until - way->contact < follow_up ? NOT_KNOWN : NO_ACCESS;
}

static void
count_in_group (const BalAnalysisRun *run,
                BalTally *tally,
                guint group,
                const Way *way,
                gint32 need)
{
  bal_tally_add (tally, group, CHILDREN, 1);
  bal_tally_add (tally, group, get_access (run, way), 1);
  bal_tally_add (tally, group, BEFORE_ASSESSMENT,
                 way->support != NEVER && way->support < way->assessment);
  bal_tally_add (tally, group, ASSESSMENTS, way->n_assessments);
  bal_tally_add (tally, group, TURNED_AWAY, way->n_turned_away);
  if (way->support != NEVER)
    bal_tally_add (tally, group, LEVELS + (guint) (way->level + 1), 1);
  count_milestone (tally, group, CONTACT, way->seen, way->contact, way->until);
  count_milestone (tally, group, ASSESSMENT, way->seen, way->assessment, way->until);
  count_milestone (tally, group, SUPPORT, way->seen, way->support, way->until);
  if (need >= 0 && need <= way->until)
    count_milestone (tally, group, SUPPORT_FROM_NEED, need, way->support, way->until);
  bal_tally_record (tally, group, GATES + (way->support == NEVER),
                    way->n_assessments + way->n_turned_away, 1);
}

static void
bal_access_count_child (const BalAnalysisRun *run,
                        gpointer scratch,
                        BalTally *tally,
                        gsize child,
                        gsize first,
                        gsize count)
{
  const BalAnalysisInput *input = run->input;
  gint32 need = input->get_first_need ? input->get_first_need (input->owner, child) : -1;
  guint group;
  Way way;

  if (!find_way (run, &way, child, first, count))
    return;
  count_in_group (run, tally, BAL_TALLY_TOTAL, &way, need);
  group = bal_tally_get_group (tally, way.row);
  if (group != BAL_TALLY_TOTAL)
    count_in_group (run, tally, group, &way, need);
}

#define COLUMN(name, kind, role, unit)                         \
  {                                                            \
    name, BAL_COLUMN_KIND_##kind, BAL_COLUMN_ROLE_##role, unit \
  }

static const BalReportColumn access_columns[] = {
  COLUMN ("children", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("children_with_access", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("children_without_access", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("children_not_known", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("share_with_access", DOUBLE, SHARE, NULL),
  COLUMN ("share_with_access_lower", DOUBLE, SHARE, NULL),
  COLUMN ("share_with_access_upper", DOUBLE, SHARE, NULL),
  COLUMN ("children_supported", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("supported_before_assessment", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("assessments_before_support", INT64, COUNT, "assessments"),
  COLUMN ("requests_turned_away", INT64, COUNT, "requests"),
};

static const BalReportColumn time_columns[] = {
  COLUMN ("milestone", CODE, KEY, NULL),
  COLUMN ("children", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("reached", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("not_reached", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("p25_days", DOUBLE, NONE, "days"),
  COLUMN ("median_days", DOUBLE, NONE, "days"),
  COLUMN ("p75_days", DOUBLE, NONE, "days"),
};

static const BalReportColumn level_columns[] = {
  COLUMN ("level", CODE, KEY, NULL),
  COLUMN ("children", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("share", DOUBLE, SHARE, NULL),
};

static const BalReportColumn gate_columns[] = {
  COLUMN ("gates", INT64, KEY, "gates"),
  COLUMN ("children_supported", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("children_not_supported", INT64, COUNT_OF_CHILDREN, "children"),
};

static gint64
count_supported (const BalSummaryGroup *group)
{
  return (gint64) bal_summary_bins_get_count (group->bins[2 * SUPPORT]);
}

static void
add_access (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  const gint64 *counters = group->counters;
  BalReportRow row = bal_report_begin_row (report, builder, group);

  bal_report_row_int (&row, counters[CHILDREN]);
  bal_report_row_int (&row, counters[ACCESS]);
  bal_report_row_int (&row, counters[NO_ACCESS]);
  bal_report_row_int (&row, counters[NOT_KNOWN]);
  bal_report_row_share (&row, counters[ACCESS], counters[ACCESS] + counters[NO_ACCESS]);
  bal_report_row_int (&row, count_supported (group));
  bal_report_row_int (&row, counters[BEFORE_ASSESSMENT]);
  bal_report_row_int (&row, counters[ASSESSMENTS]);
  bal_report_row_int (&row, counters[TURNED_AWAY]);
}

static void
add_times (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  for (guint i = 0; i < N_MILESTONES; i++)
    {
      GArray *reached = group->bins[2 * i], *not_reached = group->bins[2 * i + 1];
      gint64 n_reached = (gint64) bal_summary_bins_get_count (reached);
      gint64 n_not_reached = (gint64) bal_summary_bins_get_count (not_reached);
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, milestone_names[i]);
      bal_report_row_int (&row, n_reached + n_not_reached);
      bal_report_row_int (&row, n_reached);
      bal_report_row_int (&row, n_not_reached);
      bal_report_row_survival (&row, reached, not_reached, NULL);
    }
}

static void
add_levels (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  GStrv levels = report->scheme.levels;
  gint64 without = group->counters[LEVELS];

  for (guint i = 0; levels[i]; i++)
    {
      gint64 children = group->counters[LEVELS + 1 + i];
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, levels[i]);
      bal_report_row_int (&row, children);
      bal_report_row_ratio (&row, children, count_supported (group));
    }
  if (without > 0)
    {
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_state (&row, BAL_VALUE_STATE_MISSING);
      bal_report_row_int (&row, without);
      bal_report_row_ratio (&row, without, count_supported (group));
    }
}

static gint64
take_bin (GArray *bins, guint *at, guint64 value)
{
  const BalSummaryBin *bin = (const BalSummaryBin *) (gpointer) bins->data + *at;

  if (*at == bins->len || bin->value != value)
    return 0;
  (*at)++;
  return (gint64) bin->count;
}

/* A row for each number of gates that any child has. */
static void
add_gates (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  GArray *supported = group->bins[GATES], *others = group->bins[GATES + 1];
  guint at = 0, at_others = 0;

  while (at < supported->len || at_others < others->len)
    {
      BalReportRow row = bal_report_begin_row (report, builder, group);
      guint64 gates = G_MAXUINT64;

      if (at < supported->len)
        gates = g_array_index (supported, BalSummaryBin, at).value;
      if (at_others < others->len)
        gates = MIN (gates, g_array_index (others, BalSummaryBin, at_others).value);
      bal_report_row_int (&row, (gint64) gates);
      bal_report_row_int (&row, take_bin (supported, &at, gates));
      bal_report_row_int (&row, take_bin (others, &at_others, gates));
    }
}

static void
bal_access_finish (BalAnalysis *analysis, BalReport *report)
{
  const BalReportTable tables[] = {
    { "access", BAL_BASIS_NONE, access_columns, G_N_ELEMENTS (access_columns), add_access },
    { "access_times", BAL_BASIS_NONE, time_columns, G_N_ELEMENTS (time_columns), add_times },
    { "access_levels", BAL_BASIS_NONE, level_columns, G_N_ELEMENTS (level_columns), add_levels },
    { "access_gates", BAL_BASIS_NONE, gate_columns, G_N_ELEMENTS (gate_columns), add_gates },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
}

static void
bal_access_append_options (BalAnalysis *analysis, GString *options)
{
  BalAccess *self = BAL_ACCESS (analysis);

  bal_row_match_append_options (options, "assessment_rows", get_assessment (self));
  bal_row_match_append_options (options, "support_rows", get_support (self));
  g_string_append_printf (options, "follow_up_days=%u\n", self->follow_up_days);
}

static void
bal_access_finalize (GObject *object)
{
  BalAccess *self = BAL_ACCESS (object);

  g_strfreev (self->assessment_rows);
  g_strfreev (self->support_rows);

  G_OBJECT_CLASS (bal_access_parent_class)->finalize (object);
}

static void
bal_access_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalAccess *self = BAL_ACCESS (object);

  switch (id)
    {
    case PROP_ASSESSMENT_ROWS:
      g_value_set_boxed (value, self->assessment_rows);
      break;
    case PROP_SUPPORT_ROWS:
      g_value_set_boxed (value, self->support_rows);
      break;
    case PROP_FOLLOW_UP_DAYS:
      g_value_set_uint (value, self->follow_up_days);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_access_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalAccess *self = BAL_ACCESS (object);

  switch (id)
    {
    case PROP_ASSESSMENT_ROWS:
      self->assessment_rows = g_value_dup_boxed (value);
      break;
    case PROP_SUPPORT_ROWS:
      self->support_rows = g_value_dup_boxed (value);
      break;
    case PROP_FOLLOW_UP_DAYS:
      self->follow_up_days = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_access_class_init (BalAccessClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_access_finalize;
  object_class->get_property = bal_access_get_property;
  object_class->set_property = bal_access_set_property;
  analysis_class->name = "access";
  analysis_class->append_options = bal_access_append_options;
  analysis_class->prepare = bal_access_prepare;
  analysis_class->plan_free = plan_free;
  analysis_class->describe = bal_access_describe;
  analysis_class->count_child = bal_access_count_child;
  analysis_class->finish = bal_access_finish;

  /**
   * BalAccess:assessment-rows:
   *
   * Which units are assessments: conditions such as "stage=identification", which is the default.
   * Of one column any of the values will do, and every column that is named counts.
   *
   * Since: 0.1
   */
  props[PROP_ASSESSMENT_ROWS] =
    g_param_spec_boxed ("assessment-rows", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalAccess:support-rows:
   *
   * Which units are support: conditions such as "stage=intervention", which is the default.
   *
   * Since: 0.1
   */
  props[PROP_SUPPORT_ROWS] = g_param_spec_boxed ("support-rows", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalAccess:follow-up-days:
   *
   * Within how many days of the first contact support must have started: 90 by default, which is
   * ours.
   *
   * Since: 0.1
   */
  props[PROP_FOLLOW_UP_DAYS] =
    g_param_spec_uint ("follow-up-days", NULL, NULL, 0, 65535, DEFAULT_FOLLOW_UP_DAYS, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_access_init (BalAccess *self)
{
}

/**
 * bal_access_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days in which children were first seen, or %NULL for everything up to
 *   @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates an analysis of the way to support; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalAccess *
bal_access_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_ACCESS, "as-at", as_at, "period", period, "by", by, NULL);
}
