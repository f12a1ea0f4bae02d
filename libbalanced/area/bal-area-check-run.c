/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-check.h"

#include <stdlib.h>
#include <string.h>

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/base/bal-digest-private.h"
#include "libbalanced/core/bal-result-private.h"

static char *
digest_area (BalArea *area)
{
  g_autofree char *text = bal_area_to_json (area);
  BalDigest digest = { 0 };

  bal_digest_init (&digest);
  bal_digest_update (&digest, text, strlen (text));

  return bal_digest_get_string (&digest);
}

static gint
compare_names (gconstpointer x, gconstpointer y)
{
  GParamSpec *const *a = x, *const *b = y;

  return g_strcmp0 ((*a)->name, (*b)->name);
}

static char *
value_to_text (const GValue *value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE] = { 0 };

  if (G_VALUE_HOLDS_BOOLEAN (value))
    return g_strdup (g_value_get_boolean (value) ? "true" : "false");
  if (G_VALUE_HOLDS_INT (value))
    return g_strdup_printf ("%d", g_value_get_int (value));

  return g_strdup (g_ascii_formatd (number, sizeof number, "%.12g", g_value_get_double (value)));
}

/* Every property but what is checked and when, so that none is forgotten. */
static GVariant *
describe_options (BalAreaCheck *self)
{
  g_auto (GVariantBuilder) options = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  guint n_specs = 0;
  g_autofree GParamSpec **specs =
    g_object_class_list_properties (G_OBJECT_GET_CLASS (self), &n_specs);

  qsort (specs, n_specs, sizeof *specs, compare_names);
  for (guint i = 0; i < n_specs; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *text = NULL;

      if (g_str_equal (specs[i]->name, "area") || g_str_equal (specs[i]->name, "as-at"))
        continue;
      g_object_get_property (G_OBJECT (self), specs[i]->name, &value);
      text = value_to_text (&value);
      g_variant_builder_add (&options, "{ss}", specs[i]->name, text);
    }

  return g_variant_builder_end (&options);
}

static BalResult *
build_result (BalAreaCheck *self, BalAreaChecking *checking)
{
  g_autofree char *digest = checking->area != NULL ? digest_area (checking->area) : NULL;
  BalResultInfo info = { 0 };

  info.name = "area";
  info.as_at = checking->as_at;
  if (checking->area != NULL)
    info.framework_version = bal_framework_get_version (bal_area_get_framework (checking->area));
  info.input_digest = digest;
  info.options = describe_options (self);

  return bal_result_new_take (&info, g_steal_pointer (&checking->tables),
                              bal_findings_builder_end (g_steal_pointer (&checking->findings)));
}

/**
 * bal_area_check_run:
 * @self: a check
 *
 * Checks the area.
 *
 * What is wrong with the document, or with what it says, is a finding. The same document gives the
 * same result.
 *
 * Returns: (transfer full): the tables and findings
 *
 * Since: 0.1
 */
BalResult *
bal_area_check_run (BalAreaCheck *self)
{
  /* One a line, so that two changes do not meet in one. */
  /* clang-format off */
  void (*const parts[]) (BalAreaChecking *) = {
    bal_area_check_references,
    bal_area_check_figures,
    bal_area_check_benchmarks,
    bal_area_check_relations,
    bal_area_check_unions,
    bal_area_check_provisions,
    bal_area_check_dependencies,
    bal_area_check_offers,
    bal_area_check_boundaries,
    bal_area_check_plan,
    bal_area_check_outcomes,
    bal_area_check_programme,
    bal_area_check_observations,
    bal_area_check_engagements,
    bal_area_check_recommendations,
    bal_area_check_measures,
    bal_area_check_responsible,
    bal_area_check_solutions,
    bal_area_check_traces,
    bal_area_check_arrangements,
    bal_area_check_ties,
    bal_area_check_links,
    bal_area_check_alignment,
    bal_area_check_funding,
    bal_area_check_factors,
    bal_area_check_drivers,
    bal_area_check_results,
    bal_area_check_audit,
    bal_area_check_logic,
    bal_area_check_logic_nodes,
    bal_area_check_maturity,
    bal_area_check_threads,
    bal_area_check_coverage,
    bal_area_check_mapping,
    bal_area_check_prevalence,
    bal_area_check_competence,
    bal_area_check_training,
    bal_area_check_collaboration,
    bal_area_check_sharing,
    bal_area_check_codings,
    bal_area_check_statements,
    bal_area_check_life_course,
    bal_area_check_offer_audits,
    bal_area_check_blueprint,
    bal_area_check_returns,
    bal_area_check_scheme,
    bal_area_check_self_evaluation,
    bal_area_check_link_therapists,
    bal_area_check_programmes,
    bal_area_check_allocations,
    bal_area_check_information,
    bal_area_check_spend,
    bal_area_check_places,
    bal_area_check_setting_offers,
    bal_area_check_environments,
    bal_area_check_profile,
  };
  /* clang-format on */
  BalAreaChecking checking = { 0 };

  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), NULL);

  checking = self->asked;
  checking.findings = bal_findings_builder_new ();
  checking.tables = g_ptr_array_new_with_free_func (g_object_unref);
  bal_findings_builder_set_origin (checking.findings, "published");
  for (gsize i = 0; checking.area != NULL && i < G_N_ELEMENTS (parts); i++)
    parts[i](&checking);

  return build_result (self, &checking);
}

/**
 * bal_area_check:
 * @self: an area
 *
 * Checks what the document says, without an as-at date.
 *
 * [class@Balanced.AreaCheck] says what is looked at, and takes options.
 *
 * Returns: (transfer full): the tables and findings
 *
 * Since: 0.1
 */
BalResult *
bal_area_check (BalArea *self)
{
  g_autoptr (BalAreaCheck) check = NULL;

  g_return_val_if_fail (BAL_IS_AREA (self), NULL);

  check = bal_area_check_new (self, BAL_DAY_NONE);

  return bal_area_check_run (check);
}
