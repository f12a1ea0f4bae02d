/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/area/bal-action-printing.h"
#include "libbalanced/area/bal-action.h"
#include "libbalanced/area/bal-agency.h"
#include "libbalanced/area/bal-code-count.h"
#include "libbalanced/area/bal-coding-use.h"
#include "libbalanced/area/bal-competence.h"
#include "libbalanced/area/bal-context-requirement.h"
#include "libbalanced/area/bal-contract.h"
#include "libbalanced/area/bal-contribution.h"
#include "libbalanced/area/bal-curve-cause.h"
#include "libbalanced/area/bal-curve-option.h"
#include "libbalanced/area/bal-curve-record.h"
#include "libbalanced/area/bal-declared-count.h"
#include "libbalanced/area/bal-engagement-response.h"
#include "libbalanced/area/bal-engagement.h"
#include "libbalanced/area/bal-evidence-stream.h"
#include "libbalanced/area/bal-figure-relation.h"
#include "libbalanced/area/bal-focus-area.h"
#include "libbalanced/area/bal-integrated-solution.h"
#include "libbalanced/area/bal-life-course-place.h"
#include "libbalanced/area/bal-logic-edge.h"
#include "libbalanced/area/bal-logic-model.h"
#include "libbalanced/area/bal-logic-node.h"
#include "libbalanced/area/bal-mapping-entry.h"
#include "libbalanced/area/bal-maturity-assessment.h"
#include "libbalanced/area/bal-measure-disaggregation.h"
#include "libbalanced/area/bal-measure-point.h"
#include "libbalanced/area/bal-measure-series.h"
#include "libbalanced/area/bal-measure-target.h"
#include "libbalanced/area/bal-measure.h"
#include "libbalanced/area/bal-observation.h"
#include "libbalanced/area/bal-offer-audit.h"
#include "libbalanced/area/bal-offer.h"
#include "libbalanced/area/bal-outcome-statement.h"
#include "libbalanced/area/bal-pathway-rule.h"
#include "libbalanced/area/bal-population.h"
#include "libbalanced/area/bal-prevalence.h"
#include "libbalanced/area/bal-process.h"
#include "libbalanced/area/bal-programme-phase.h"
#include "libbalanced/area/bal-programme.h"
#include "libbalanced/area/bal-proof-measurable.h"
#include "libbalanced/area/bal-proof-question.h"
#include "libbalanced/area/bal-provision-cell.h"
#include "libbalanced/area/bal-provision.h"
#include "libbalanced/area/bal-published-figure.h"
#include "libbalanced/area/bal-recommendation.h"
#include "libbalanced/area/bal-responsibility-boundary.h"
#include "libbalanced/area/bal-responsibility.h"
#include "libbalanced/area/bal-scope-item.h"
#include "libbalanced/area/bal-setting.h"
#include "libbalanced/area/bal-solution-output.h"
#include "libbalanced/area/bal-solution.h"
#include "libbalanced/area/bal-source.h"
#include "libbalanced/area/bal-staffing.h"
#include "libbalanced/area/bal-statement-set.h"
#include "libbalanced/area/bal-strategy.h"
#include "libbalanced/area/bal-theme.h"
#include "libbalanced/area/bal-training-attendance.h"
#include "libbalanced/area/bal-training-session.h"
#include "libbalanced/area/bal-training.h"
#include "libbalanced/area/bal-vocabularies.h"
#include "libbalanced/area/bal-workforce.h"
#include "libbalanced/core/bal-series.h"
#include "libbalanced/document/bal-item-private.h"

static gpointer
read_item (GType type, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (BalDocument) document = bal_document_new_from_bytes (bytes, "test.json", &error);
  BalItem *item = NULL;

  g_assert_no_error (error);
  item = bal_item_read (bal_document_get_root (document), type, &error);
  g_assert_no_error (error);

  return item;
}

/* Every class is valid without a document, and says nothing then. */
static void
test_bare (void)
{
  const GType types[] = {
    BAL_TYPE_ACTION,
    BAL_TYPE_ACTION_PRINTING,
    BAL_TYPE_AGENCY,
    BAL_TYPE_DECLARED_COUNT,
    BAL_TYPE_FIGURE_RELATION,
    BAL_TYPE_FOCUS_AREA,
    BAL_TYPE_MEASURE,
    BAL_TYPE_MEASURE_POINT,
    BAL_TYPE_MEASURE_SERIES,
    BAL_TYPE_OFFER,
    BAL_TYPE_POPULATION,
    BAL_TYPE_PREVALENCE,
    BAL_TYPE_PROVISION,
    BAL_TYPE_PROVISION_CELL,
    BAL_TYPE_PUBLISHED_FIGURE,
    BAL_TYPE_RESPONSIBILITY,
    BAL_TYPE_RESPONSIBILITY_BOUNDARY,
    BAL_TYPE_SETTING,
    BAL_TYPE_SOURCE,
    BAL_TYPE_CONTEXT_REQUIREMENT,
    BAL_TYPE_CONTRIBUTION,
    BAL_TYPE_SOLUTION_OUTPUT,
    BAL_TYPE_PROCESS,
    BAL_TYPE_SOLUTION,
    BAL_TYPE_INTEGRATED_SOLUTION,
    BAL_TYPE_MAPPING_ENTRY,
    BAL_TYPE_PATHWAY_RULE,
    BAL_TYPE_PATHWAY_UNITS,
    BAL_TYPE_CONTRACT,
    BAL_TYPE_CURVE_CAUSE,
    BAL_TYPE_CURVE_OPTION,
    BAL_TYPE_CURVE_RECORD,
    BAL_TYPE_MEASURE_TARGET,
    BAL_TYPE_MEASURE_DISAGGREGATION,
    BAL_TYPE_PROOF_QUESTION,
    BAL_TYPE_PROOF_MEASURABLE,
    BAL_TYPE_LOGIC_EDGE,
    BAL_TYPE_LOGIC_MODEL,
    BAL_TYPE_LOGIC_NODE,
    BAL_TYPE_MATURITY_ASSESSMENT,
    BAL_TYPE_PROGRAMME,
    BAL_TYPE_PROGRAMME_PHASE,
    BAL_TYPE_SCOPE_ITEM,
    BAL_TYPE_EVIDENCE_STREAM,
    BAL_TYPE_THEME,
    BAL_TYPE_OBSERVATION,
    BAL_TYPE_ENGAGEMENT,
    BAL_TYPE_ENGAGEMENT_RESPONSE,
    BAL_TYPE_RECOMMENDATION,
    BAL_TYPE_OUTCOME_STATEMENT,
    BAL_TYPE_STRATEGY,
    BAL_TYPE_COMPETENCE,
    BAL_TYPE_STAFFING,
    BAL_TYPE_TRAINING,
    BAL_TYPE_TRAINING_ATTENDANCE,
    BAL_TYPE_TRAINING_SESSION,
    BAL_TYPE_WORKFORCE,
    BAL_TYPE_CODE_COUNT,
    BAL_TYPE_CODING_USE,
    BAL_TYPE_LIFE_COURSE_PLACE,
    BAL_TYPE_OFFER_AUDIT,
    BAL_TYPE_STATEMENT_SET,
    BAL_TYPE_VOCABULARIES,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (BalItem) item = g_object_new (types[i], NULL);
      g_autofree char *json = bal_item_to_json (item);

      g_assert_true (BAL_IS_ITEM (item));
      g_assert_false (bal_item_has_member (item, "note"));
      g_assert_null (strstr (json, "code"));
      g_assert_null (strstr (json, "source"));
    }
}

static void
test_provision (void)
{
  g_autoptr (BalProvision) provision =
    read_item (BAL_TYPE_PROVISION,
               "{\"code\": \"a\", \"name\": \"A\", \"agency\": \"nhs\","
               " \"cells\": [{\"strand\": \"family\", \"reading\": \"inferred\"}],"
               " \"start\": \"2020-02\", \"end\": \"2021-02\", \"status\": \"planned\","
               " \"roles\": [\"x\", \"y\"], \"gap\": true}");
  GListModel *cells = bal_provision_get_cells (provision);
  g_autoptr (BalProvisionCell) cell = g_list_model_get_item (cells, 0);

  g_assert_cmpstr (bal_provision_get_code (provision), ==, "a");
  g_assert_cmpstr (bal_provision_get_name (provision), ==, "A");
  g_assert_cmpstr (bal_provision_get_agency (provision), ==, "nhs");
  g_assert_cmpstr (bal_provision_get_roles (provision)[1], ==, "y");
  g_assert_null (bal_provision_get_settings (provision)[0]);
  /* 1 February 2020 and 28 February 2021. */
  g_assert_cmpint (bal_provision_get_start_day (provision), ==, 18293);
  g_assert_cmpint (bal_provision_get_end_day (provision), ==, 18686);
  g_assert_cmpint (bal_provision_get_status (provision), ==, BAL_PROVISION_STATUS_PLANNED);
  g_assert_cmpint (bal_provision_get_funded (provision), ==, BAL_FUNDING_UNKNOWN);
  g_assert_true (bal_provision_get_gap (provision));
  g_assert_cmpuint (g_list_model_get_n_items (cells), ==, 1);
  g_assert_cmpstr (bal_provision_cell_get_strand (cell), ==, "family");
  g_assert_null (bal_provision_cell_get_level (cell));
  g_assert_cmpint (bal_provision_cell_get_reading (cell), ==, BAL_READING_INFERRED);
}

static void
test_pathway_rule (void)
{
  g_autoptr (BalPathwayRule) rule =
    read_item (BAL_TYPE_PATHWAY_RULE,
               "{\"code\": \"a\", \"kind\": \"within\", \"days\": 28,"
               " \"subject\": {\"levels\": [\"specialist\"]},"
               " \"other\": {\"stages\": [\"evaluation\"], \"agencies\": [\"nhs\"]},"
               " \"severity\": \"warning\"}");
  BalItem *other = BAL_ITEM (bal_pathway_rule_get_other (rule));
  BalItem *subject = BAL_ITEM (bal_pathway_rule_get_subject (rule));

  g_assert_cmpstr (bal_pathway_rule_get_code (rule), ==, "a");
  g_assert_cmpint (bal_pathway_rule_get_kind (rule), ==, BAL_PATHWAY_RULE_KIND_WITHIN);
  g_assert_cmpint (bal_pathway_rule_get_days (rule), ==, 28);
  g_assert_cmpint (bal_pathway_rule_get_severity (rule), ==, BAL_SEVERITY_WARNING);
  g_assert_cmpstr (bal_item_get_texts (subject, "levels")[0], ==, "specialist");
  g_assert_null (bal_item_get_texts (subject, "stages")[0]);
  g_assert_cmpstr (bal_item_get_texts (other, "agencies")[0], ==, "nhs");
}

static void
test_figure (void)
{
  g_autoptr (BalPublishedFigure) figure =
    read_item (BAL_TYPE_PUBLISHED_FIGURE,
               "{\"code\": \"a\", \"label\": \"A\", \"date\": \"2021-02\","
               " \"value\": {\"value\": 4000, \"qualifier\": \"estimate\"}}");
  BalFigure *value = bal_published_figure_get_value (figure);

  g_assert_cmpfloat (bal_figure_get_number (value), ==, 4000.0);
  g_assert_cmpint (bal_figure_get_qualifier (value), ==, BAL_QUALIFIER_ESTIMATE);
  g_assert_cmpint (bal_published_figure_get_date_day (figure), ==, 18659);
  g_assert_null (bal_published_figure_get_population (figure));
}

static void
test_action (void)
{
  g_autoptr (BalAction) action =
    read_item (BAL_TYPE_ACTION, "{\"code\": \"a\", \"title\": {\"en\": \"A\", \"cy\": \"B\"},"
                                " \"printings\": [{\"list\": \"table\", \"number\": 10}],"
                                " \"sub_actions\": [{\"code\": \"b\", \"title\": \"C\"}]}");
  g_autoptr (BalActionPrinting) printing =
    g_list_model_get_item (bal_action_get_printings (action), 0);
  g_autoptr (BalAction) part = g_list_model_get_item (bal_action_get_sub_actions (action), 0);

  g_assert_cmpstr (bal_action_get_title (action), ==, "A");
  g_assert_cmpstr (bal_item_lookup_text (BAL_ITEM (action), "title", "cy"), ==, "B");
  g_assert_cmpstr (bal_action_printing_get_list (printing), ==, "table");
  g_assert_cmpint (bal_action_printing_get_number (printing), ==, 10);
  g_assert_cmpstr (bal_action_get_code (part), ==, "b");
}

static void
test_measure (void)
{
  g_autoptr (BalMeasure) measure =
    read_item (BAL_TYPE_MEASURE,
               "{\"code\": \"a\", \"name\": \"A\", \"polarity\": \"increase\","
               " \"series\": [{\"code\": \"b\", \"label\": \"B\", \"points\": ["
               "{\"start\": \"2019-01-01\", \"end\": \"2019-12-31\", \"numerator\": 139,"
               " \"denominator\": 142, \"published\": 97.9}]}]}");
  g_autoptr (BalMeasureSeries) series = g_list_model_get_item (bal_measure_get_series (measure), 0);
  g_autoptr (BalMeasurePoint) point =
    g_list_model_get_item (bal_measure_series_get_points (series), 0);

  g_assert_cmpint (bal_measure_get_polarity (measure), ==, BAL_POLARITY_INCREASE);
  g_assert_cmpint (bal_measure_point_get_start (point), ==, 17897);
  g_assert_cmpint (bal_measure_point_get_end (point), ==, 18261);
  g_assert_cmpfloat (bal_figure_get_number (bal_measure_point_get_published (point)), ==, 97.9);
}

static void
test_series (void)
{
  g_autoptr (BalMeasureSeries) counted =
    read_item (BAL_TYPE_MEASURE_SERIES,
               "{\"code\": \"b\", \"label\": \"B\", \"frequency\": \"year\", \"points\": ["
               "{\"start\": \"2019-01-01\", \"end\": \"2019-12-31\", \"numerator\": 1,"
               " \"denominator\": 8, \"published\": 12.5},"
               "{\"start\": \"2020-01-01\", \"end\": \"2020-12-31\", \"numerator\": 0,"
               " \"denominator\": 0}]}");
  g_autoptr (BalMeasureSeries) published =
    read_item (BAL_TYPE_MEASURE_SERIES,
               "{\"code\": \"b\", \"label\": \"B\", \"points\": ["
               "{\"start\": \"2019-01-01\", \"end\": \"2019-12-31\", \"published\": 12.5},"
               "{\"start\": \"2020-01-01\", \"end\": \"2020-12-31\","
               " \"published\": {\"state\": \"suppressed\"}}]}");
  g_autoptr (BalSeries) ratio = bal_measure_series_to_series (counted);
  g_autoptr (BalSeries) values = bal_measure_series_to_series (published);

  g_assert_cmpuint (bal_series_get_n_points (ratio), ==, 2);
  g_assert_cmpint (bal_series_get_frequency (ratio), ==, BAL_FREQUENCY_YEAR);
  g_assert_cmpint (bal_series_get_day (ratio, 0), ==, 17897);
  g_assert_cmpfloat (bal_series_get_value (ratio, 0), ==, 0.125);
  g_assert_cmpint (bal_series_get_state (ratio, 1), ==, BAL_VALUE_STATE_NOT_APPLICABLE);
  g_assert_cmpfloat (bal_series_get_value (values, 0), ==, 12.5);
  g_assert_cmpint (bal_series_get_state (values, 1), ==, BAL_VALUE_STATE_SUPPRESSED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/area/items/pathway-rule", test_pathway_rule);
  g_test_add_func ("/area/items/bare", test_bare);
  g_test_add_func ("/area/items/provision", test_provision);
  g_test_add_func ("/area/items/figure", test_figure);
  g_test_add_func ("/area/items/action", test_action);
  g_test_add_func ("/area/items/measure", test_measure);
  g_test_add_func ("/area/items/series", test_series);

  return g_test_run ();
}
