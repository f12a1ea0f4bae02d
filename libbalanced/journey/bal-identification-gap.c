/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-identification-gap.h"

#include <math.h>

#include "libbalanced/area/bal-prevalence-band-private.h"
#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-analysis-private.h"

/**
 * BalIdentificationGap:
 *
 * How many children the prevalences of an area let expect, held against those whom records
 * identify.
 *
 * A child is identified in a band of prevalence where a need of its type and tier is recorded that
 * is in force on the as-at date, at any rank, and its age in completed months is one of the band. A
 * band that states neither type nor tier takes any need. Expected are the children of the band
 * times its share, with the ends of its interval and of its local factor.
 *
 * Records mostly hold those who are known to services, so their number is not that of all children.
 * Expected are therefore, for all children together, those of the figure that the band names; for
 * groups those of [property@Balanced.IdentificationGap:populations]; and where
 * [property@Balanced.IdentificationGap:whole-population] says that the records hold every child, as
 * a school census does, the children of the records. Where no such number is known, the expected
 * are not available, and the identified are counted all the same.
 *
 * The table `identification_gap` has for each band the expected, the identified and the gap, each
 * with its interval, and the share of children who are identified with a 95 % interval (Wilson).
 * Groups are of children: their age band, school year, school, home area, deprivation, sex.
 * Children whose age is not known are in no band that states ages, and are counted.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: D4.
 *
 * Since: 0.1
 */
struct _BalIdentificationGap
{
  BalAnalysis parent_instance;

  BalArea *area;         /* owned; nullable */
  BalTable *populations; /* owned; nullable */
  gboolean whole_population;
};

struct _BalIdentificationGapClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_AREA,
  PROP_POPULATIONS,
  PROP_WHOLE_POPULATION,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalIdentificationGap, bal_identification_gap, BAL_TYPE_ANALYSIS)

enum
{
  CHILDREN, /* of the ages of the band */
  IDENTIFIED,
  AGE_UNKNOWN, /* with such a need, and no age that is known */
  N_FIGURES,
};

static const char *const figure_names[N_FIGURES] = { "children", "identified", "age_unknown" };

/* A band in the terms of the records; -1: any, or none. */
typedef struct
{
  gint64 from_months;
  gint64 to_months;
  int type;
  int tier;
  gboolean nobody; /* what it is about is no code of the records */
} BandPlan;

typedef struct
{
  guint n_bands;
  BandPlan bands[];
} Plan;

static GListModel *
get_bands (BalIdentificationGap *self)
{
  return self->area != NULL ? bal_item_get_items (BAL_ITEM (self->area), "prevalences") : NULL;
}

static guint
get_n_bands (BalIdentificationGap *self)
{
  GListModel *bands = get_bands (self);

  return bands != NULL ? g_list_model_get_n_items (bands) : 0;
}

static void
bal_identification_gap_describe (BalAnalysis *analysis,
                                 const BalAnalysisScheme *scheme,
                                 BalAnalysisNames *names)
{
  const guint n_bands = get_n_bands (BAL_IDENTIFICATION_GAP (analysis));

  for (guint i = 0; i < n_bands * N_FIGURES; i++)
    bal_analysis_names_add (names, "%u %s", i / N_FIGURES, figure_names[i % N_FIGURES]);
  names->n_stamps = 0;
}

/* The code of the records for a word of the document; -1 for none, and nobody is set where there is
 * a word that the records do not have. */
static int
find_code (const BalAnalysisInput *input,
           BalAttribute attribute,
           BalScheme *scheme,
           const char *word,
           gboolean *nobody)
{
  BalTerm *term = word != NULL ? bal_scheme_lookup (scheme, word) : NULL;
  const char *code = term != NULL ? bal_term_get_code (term) : word;
  const guint n_names = word != NULL ? input->get_n_names (input->owner, attribute) : 0;

  for (guint i = 0; i < n_names; i++)
    if (g_strcmp0 (input->get_name (input->owner, attribute, i), code) == 0)
      return (int) i;
  *nobody = *nobody || word != NULL;

  return -1;
}

static void
read_band (Plan *plan, BalFramework *framework, BalItem *item, const BalAnalysisInput *input)
{
  BandPlan *band = &plan->bands[plan->n_bands++];

  band->from_months = bal_item_get_integer (item, "age_from_months");
  band->to_months = bal_item_get_integer (item, "age_to_months");
  band->type =
    find_code (input, BAL_ATTRIBUTE_CHILD_NEED_TYPE, bal_framework_get_need_types (framework),
               bal_item_get_text (item, "need_type"), &band->nobody);
  band->tier =
    find_code (input, BAL_ATTRIBUTE_CHILD_NEED_TIER, bal_framework_get_need_tiers (framework),
               bal_item_get_text (item, "need_tier"), &band->nobody);
}

static gboolean
bal_identification_gap_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalIdentificationGap *self = BAL_IDENTIFICATION_GAP (analysis);
  GListModel *bands = get_bands (self);
  const guint n_bands = get_n_bands (self);
  Plan *plan = g_malloc0 (sizeof *plan + n_bands * sizeof *plan->bands);

  run->plan = plan;
  if (n_bands == 0)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                   "Running the analysis “identification_gap”: it needs an area with prevalences");
      return FALSE;
    }
  for (guint i = 0; i < run->by.n; i++)
    if (!bal_attribute_is_of_child (run->by.attributes[i]))
      {
        g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                     "Running the analysis “identification_gap”: “%s” is of episodes, and groups "
                     "are of children here",
                     analysis->by[i]);
        return FALSE;
      }
  for (guint i = 0; i < n_bands; i++)
    read_band (plan, bal_area_get_framework (self->area), bal_item_peek (bands, i), run->input);

  return TRUE;
}

/* Whether an age lies in the band; one that states no ages takes any, known or not. */
static gboolean
has_age (const BandPlan *band, int months, gboolean known)
{
  const gboolean stated =
    band->from_months != BAL_ITEM_NOT_STATED || band->to_months != BAL_ITEM_NOT_STATED;

  if (!stated)
    return TRUE;

  return known && months >= band->from_months &&
         (band->to_months == BAL_ITEM_NOT_STATED || months < band->to_months);
}

static void
bal_identification_gap_count_child (const BalAnalysisRun *run,
                                    gpointer scratch,
                                    BalTally *tally,
                                    gsize child,
                                    gsize first,
                                    gsize count)
{
  const BalAnalysisInput *input = run->input;
  const Plan *plan = run->plan;
  const gint32 as_at = bal_analysis_run_get_as_at (run);
  const gint32 birth = input->get_birth != NULL ? input->get_birth (input->owner, child) : -1;
  const gboolean known = birth >= 0 && birth <= as_at;
  const int months =
    known ? bal_day_count_months (birth + BAL_EPISODES_EPOCH, as_at + BAL_EPISODES_EPOCH) : 0;
  const guint group = bal_tally_get_group (tally, first);

  /* Who is born later is nobody yet. */
  if (birth > as_at)
    return;
  for (guint i = 0; i < plan->n_bands; i++)
    {
      const BandPlan *band = &plan->bands[i];
      const gboolean aged = has_age (band, months, known);
      const gboolean identified =
        !band->nobody && input->has_need != NULL && (aged || !known) &&
        input->has_need (input->owner, child, as_at, band->type, band->tier);
      const guint counter = BAL_N_ROWS + i * N_FIGURES;

      for (guint place = BAL_TALLY_TOTAL;; place = group)
        {
          bal_tally_add (tally, place, counter + CHILDREN, aged);
          bal_tally_add (tally, place, counter + IDENTIFIED, aged && identified);
          bal_tally_add (tally, place, counter + AGE_UNKNOWN, !aged && identified);
          if (place == group)
            break;
        }
    }
}

#define NUMBER(name)                                                \
  {                                                                 \
    name, BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_TOTAL, "children" \
  }
#define SHARE(name)                                           \
  {                                                           \
    name, BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL \
  }
#define COUNT(name)                                                            \
  {                                                                            \
    name, BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" \
  }

static const BalReportColumn columns[] = {
  { "band", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "need_type", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "need_tier", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  COUNT ("identified"),
  COUNT ("age_unknown"),
  NUMBER ("children"),
  NUMBER ("expected"),
  NUMBER ("expected_low"),
  NUMBER ("expected_high"),
  NUMBER ("gap"),
  NUMBER ("gap_low"),
  NUMBER ("gap_high"),
  SHARE ("unidentified"),
  SHARE ("unidentified_low"),
  SHARE ("unidentified_high"),
  SHARE ("identified_share"),
  SHARE ("identified_share_lower"),
  SHARE ("identified_share_upper"),
};

static void
add_known (BalReportRow *row, double value)
{
  if (isfinite (value))
    bal_report_row_double (row, value);
  else
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_AVAILABLE);
}

static gboolean
is_row_of (BalTable *table, guint64 row, const char *name, const char *value)
{
  BalColumn *column = bal_table_lookup_column (table, name);

  return column != NULL && g_strcmp0 (bal_column_get_text (column, row), value) == 0;
}

/* The children that the table states for a group, and for the band where it tells bands apart. */
static double
look_up_population (BalIdentificationGap *self,
                    BalReport *report,
                    const BalSummaryGroup *group,
                    const char *band)
{
  GPtrArray *values = g_hash_table_lookup (report->values, group);
  BalColumn *children =
    self->populations != NULL ? bal_table_lookup_column (self->populations, "children") : NULL;
  const char *const *by = (const char *const *) BAL_ANALYSIS (self)->by;
  double sum = NAN;

  if (children == NULL || values == NULL || bal_column_get_kind (children) != BAL_COLUMN_KIND_INT64)
    return NAN;
  for (guint64 i = 0; i < bal_table_get_n_rows (self->populations); i++)
    {
      gboolean same = bal_table_lookup_column (self->populations, "band") == NULL ||
                      is_row_of (self->populations, i, "band", band);

      for (guint j = 0; same && by[j] != NULL && j < values->len; j++)
        same = is_row_of (self->populations, i, by[j], g_ptr_array_index (values, j));
      if (same && bal_value_state_has_value (bal_column_get_state (children, i)))
        sum = (isnan (sum) ? 0.0 : sum) + (double) bal_column_get_int64 (children, i);
    }

  return sum;
}

static double
get_children (BalReport *report,
              const BalSummaryGroup *group,
              const BalPrevalenceBand *band,
              const gint64 *figures)
{
  BalIdentificationGap *self = report->extra;

  if (self->whole_population)
    return (double) figures[CHILDREN];
  if (group == bal_report_get_total (report))
    return band->children;

  return look_up_population (self, report, group, bal_item_get_text (band->item, "code"));
}

static void
add_band (BalReport *report,
          BalReportRow *row,
          const BalSummaryGroup *group,
          const BalPrevalenceBand *band,
          const gint64 *figures)
{
  const double children = get_children (report, group, band, figures);
  const double identified = (double) figures[IDENTIFIED];

  bal_report_row_text (row, bal_item_get_text (band->item, "code"));
  bal_report_row_text (row, bal_item_get_text (band->item, "need_type"));
  bal_report_row_text (row, bal_item_get_text (band->item, "need_tier"));
  bal_report_row_int (row, figures[IDENTIFIED]);
  bal_report_row_int (row, figures[AGE_UNKNOWN]);
  add_known (row, children);
  for (guint i = 0; i < 3; i++)
    add_known (row, bal_prevalence_band_expect (band, children, i));
  for (guint i = 0; i < 3; i++)
    add_known (row, bal_prevalence_band_expect (band, children, i) - identified);
  for (guint i = 0; i < 3; i++)
    add_known (row, bal_prevalence_get_unidentified (bal_prevalence_band_expect (band, children, i),
                                                     identified));
  /* More identified than there are children: the two numbers are not of the same children. */
  if (children >= identified && children < 1e15)
    bal_report_row_share (row, figures[IDENTIFIED], (gint64) children);
  else
    for (guint i = 0; i < 3; i++)
      bal_report_row_state (row, BAL_VALUE_STATE_NOT_AVAILABLE);
}

static void
add_rows (BalReport *report,
          const BalReportTable *table,
          BalTableBuilder *builder,
          const BalSummaryGroup *group)
{
  BalIdentificationGap *self = report->extra;
  const guint n_bands = get_n_bands (self);

  for (guint i = 0; i < n_bands; i++)
    {
      const BalPrevalenceBand band =
        bal_prevalence_band_read (self->area, bal_item_peek (get_bands (self), i));
      BalReportRow row = bal_report_begin_row (report, builder, group);

      add_band (report, &row, group, &band, group->counters + BAL_N_ROWS + i * N_FIGURES);
    }
}

/* Even the lower end lets expect more than are identified. */
static void
add_finding (BalReport *report, const BalPrevalenceBand *band, const gint64 *figures)
{
  const double children = get_children (report, bal_report_get_total (report), band, figures);
  const double identified = (double) figures[IDENTIFIED];
  double shares[3];

  for (guint i = 0; i < 3; i++)
    shares[i] =
      bal_prevalence_get_unidentified (bal_prevalence_band_expect (band, children, i), identified);
  if (bal_prevalence_band_expect (band, children, 1) > identified)
    {
      const BalFindingFigure found[] = {
        { "share", shares[0] },
        { "low", shares[1] },
        { "high", shares[2] },
      };

      bal_findings_builder_add (report->findings, "identification-gap",
                                bal_item_get_text (band->item, "code"), NULL, found,
                                G_N_ELEMENTS (found));
    }
}

static void
bal_identification_gap_finish (BalAnalysis *analysis, BalReport *report)
{
  const BalReportTable table = { "identification_gap", BAL_BASIS_NONE, columns,
                                 G_N_ELEMENTS (columns), add_rows };
  BalIdentificationGap *self = BAL_IDENTIFICATION_GAP (analysis);
  const gint64 *figures = bal_report_get_total (report)->counters + BAL_N_ROWS;

  report->extra = self;
  bal_report_add_table (report, &table);
  for (guint i = 0; i < get_n_bands (self); i++)
    {
      const BalPrevalenceBand band =
        bal_prevalence_band_read (self->area, bal_item_peek (get_bands (self), i));

      add_finding (report, &band, figures + i * N_FIGURES);
    }
}

/* Summaries of other bands must not be added to these. */
static void
bal_identification_gap_append_options (BalAnalysis *analysis, GString *options)
{
  BalIdentificationGap *self = BAL_IDENTIFICATION_GAP (analysis);

  for (guint i = 0; i < get_n_bands (self); i++)
    {
      BalItem *band = bal_item_peek (get_bands (self), i);
      g_autofree char *json = bal_item_to_json (band);
      g_autofree char *escaped = g_strescape (json, NULL);

      g_string_append_printf (options, "band=%s\n", escaped);
    }
  g_string_append_printf (options, "whole_population=%d\n", self->whole_population);
}

static void
bal_identification_gap_finalize (GObject *object)
{
  BalIdentificationGap *self = BAL_IDENTIFICATION_GAP (object);

  g_clear_object (&self->area);
  g_clear_object (&self->populations);

  G_OBJECT_CLASS (bal_identification_gap_parent_class)->finalize (object);
}

static void
bal_identification_gap_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalIdentificationGap *self = BAL_IDENTIFICATION_GAP (object);

  switch (id)
    {
    case PROP_AREA:
      g_value_set_object (value, self->area);
      break;
    case PROP_POPULATIONS:
      g_value_set_object (value, self->populations);
      break;
    case PROP_WHOLE_POPULATION:
      g_value_set_boolean (value, self->whole_population);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_identification_gap_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  BalIdentificationGap *self = BAL_IDENTIFICATION_GAP (object);

  switch (id)
    {
    case PROP_AREA:
      self->area = g_value_dup_object (value);
      break;
    case PROP_POPULATIONS:
      self->populations = g_value_dup_object (value);
      break;
    case PROP_WHOLE_POPULATION:
      self->whole_population = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_identification_gap_class_init (BalIdentificationGapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_identification_gap_finalize;
  object_class->get_property = bal_identification_gap_get_property;
  object_class->set_property = bal_identification_gap_set_property;
  analysis_class->name = "identification_gap";
  analysis_class->append_options = bal_identification_gap_append_options;
  analysis_class->prepare = bal_identification_gap_prepare;
  analysis_class->plan_free = g_free;
  analysis_class->describe = bal_identification_gap_describe;
  analysis_class->count_child = bal_identification_gap_count_child;
  analysis_class->finish = bal_identification_gap_finish;

  /**
   * BalIdentificationGap:area:
   *
   * The area whose prevalences are held against the records; it must be given.
   *
   * Since: 0.1
   */
  props[PROP_AREA] = g_param_spec_object ("area", NULL, NULL, BAL_TYPE_AREA, flags);
  /**
   * BalIdentificationGap:populations:
   *
   * How many children there are in each group: a table with the columns of
   * [property@Balanced.Analysis:by] as texts, `children` as whole numbers, and perhaps `band` where
   * the ages of bands differ.
   *
   * Since: 0.1
   */
  props[PROP_POPULATIONS] = g_param_spec_object ("populations", NULL, NULL, BAL_TYPE_TABLE, flags);
  /**
   * BalIdentificationGap:whole-population:
   *
   * Whether the records hold every child, as a school census does, and not only those who are known
   * to services.
   *
   * Since: 0.1
   */
  props[PROP_WHOLE_POPULATION] =
    g_param_spec_boolean ("whole-population", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_identification_gap_init (BalIdentificationGap *self)
{
}

/**
 * bal_identification_gap_new:
 * @area: the area with the prevalences
 * @as_at: the day on which needs are in force, in days since 1970-01-01
 * @by: (nullable) (array zero-terminated=1): attributes of children to group by, or %NULL
 *
 * Creates an analysis of the gap of identification; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Features: D4.
 *
 * Since: 0.1
 */
BalIdentificationGap *
bal_identification_gap_new (BalArea *area, gint32 as_at, const char *const *by)
{
  g_return_val_if_fail (BAL_IS_AREA (area), NULL);

  return g_object_new (BAL_TYPE_IDENTIFICATION_GAP, "area", area, "as-at", as_at, "by", by, NULL);
}
