/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-meantime-unit-private.h"

#include "libbalanced/area/bal-provision-cell.h"
#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/document/bal-item-private.h"
#include "libbalanced/framework/bal-term.h"
#include "libbalanced/journey/bal-ambient-private.h"

static void
unit_free (gpointer data)
{
  BalMeantimeUnit *self = data;

  g_free (self->code);
  g_free (self->name);
  g_free (self->agency);
  g_free (self->grouping);
  g_free (self->of_setting);
  g_free (self->of_school);
  g_free (self->of_need);
  g_free (self);
}

/* A unit without dates is open where it is said to be active. */
static BalFit
read_open (BalProvision *provision, gint32 as_at)
{
  BalProvisionStatus status = bal_provision_get_status (provision);
  gint32 day = as_at + BAL_EPISODES_EPOCH;
  gint32 start = bal_provision_get_start_day (provision);
  gint32 end = bal_provision_get_end_day (provision);

  if (bal_provision_get_gap (provision) || status == BAL_PROVISION_STATUS_PLANNED ||
      (start != BAL_DAY_NONE && start > day) || (end != BAL_DAY_NONE && end < day))
    return BAL_FIT_NO;
  if (status == BAL_PROVISION_STATUS_ENDED && end == BAL_DAY_NONE)
    return BAL_FIT_NO;
  if (start == BAL_DAY_NONE && status == BAL_PROVISION_STATUS_UNKNOWN)
    return BAL_FIT_UNKNOWN;
  return BAL_FIT_YES;
}

static BalFit
read_stage (BalProvision *provision, const BalAnalysisInput *input)
{
  const char *const *stages = bal_provision_get_stages (provision);
  guint wanted = input->episodes->stage_intervention;

  if (!stages || !stages[0])
    return BAL_FIT_UNKNOWN;
  if (wanted == BAL_EPISODES_NO_CODE8)
    return BAL_FIT_YES;
  return g_strv_contains (stages, input->scheme.stages[wanted]) ? BAL_FIT_YES : BAL_FIT_NO;
}

static guint16
read_levels (BalArea *area, BalProvision *provision, const BalAnalysisInput *input)
{
  BalScheme *scheme = bal_framework_get_levels (bal_area_get_framework (area));
  GListModel *cells = bal_provision_get_cells (provision);
  guint16 levels = 0;

  for (guint i = 0; i < g_list_model_get_n_items (cells); i++)
    {
      const char *code = bal_provision_cell_get_level (bal_item_peek (cells, i));
      BalTerm *term = code ? bal_scheme_lookup (scheme, code) : NULL;

      for (guint level = 0; term && input->scheme.levels[level] && level < 16; level++)
        if (g_str_equal (input->scheme.levels[level], bal_term_get_code (term)))
          levels |= (guint16) (1u << level);
    }
  return levels;
}

static gint32
read_months (BalProvision *provision, const char *member)
{
  gint64 months = bal_item_get_integer (BAL_ITEM (provision), member);

  return months == BAL_ITEM_NOT_STATED ? -1 : (gint32) CLAMP (months, 0, 2400);
}

static gboolean
is_place (BalArea *area, const char *const *settings, const char *name)
{
  for (guint i = 0; settings[i]; i++)
    {
      BalSetting *setting = bal_area_lookup_setting (area, settings[i]);
      const char *urn = setting ? bal_item_get_text (BAL_ITEM (setting), "urn") : NULL;

      if (g_str_equal (settings[i], name) || g_strcmp0 (urn, name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
read_places (BalMeantimeUnit *self,
             BalArea *area,
             BalProvision *provision,
             const BalAnalysisInput *input)
{
  const char *const *settings = bal_provision_get_settings (provision);
  guint n_settings = input->get_n_names (input->owner, BAL_ATTRIBUTE_SETTING);
  guint n_schools = input->get_n_schools ? input->get_n_schools (input->owner) : 0;

  self->everywhere = g_strcmp0 (self->grouping, "population") == 0;
  self->has_settings = settings && settings[0];
  self->of_setting = g_new0 (guint8, n_settings + 1);
  self->of_school = g_new0 (guint8, n_schools + 1);
  for (guint i = 0; self->has_settings && i < n_settings; i++)
    self->of_setting[i] =
      is_place (area, settings, input->get_name (input->owner, BAL_ATTRIBUTE_SETTING, i));
  for (guint i = 0; self->has_settings && i < n_schools; i++)
    self->of_school[i] = is_place (area, settings, input->get_school_name (input->owner, i));
}

static BalFit
find_need (const char *const *services, GVariant *needs, const char *need)
{
  g_autofree const char **wanted = NULL;

  if (!services || !services[0] || !g_variant_lookup (needs, need, "^a&s", &wanted))
    return BAL_FIT_UNKNOWN;
  for (guint i = 0; wanted[i]; i++)
    if (g_strv_contains (services, wanted[i]))
      return BAL_FIT_YES;
  return BAL_FIT_NO;
}

static void
read_needs (BalMeantimeUnit *self,
            BalProvision *provision,
            GVariant *needs,
            const BalAnalysisInput *input)
{
  g_auto (GStrv) services = NULL;
  guint n = input->get_n_names (input->owner, BAL_ATTRIBUTE_NEED_TYPE);

  if (!needs)
    return;
  g_object_get (provision, "services", &services, NULL);
  self->of_need = g_new0 (guint8, n + 1);
  for (guint i = 0; i < n; i++)
    self->of_need[i] =
      (guint8) find_need ((const char *const *) services, needs,
                          input->get_name (input->owner, BAL_ATTRIBUTE_NEED_TYPE, i));
}

static gint64
find_provision (const BalAnalysisInput *input, const char *code)
{
  guint n = input->get_n_names (input->owner, BAL_ATTRIBUTE_PROVISION);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (input->get_name (input->owner, BAL_ATTRIBUTE_PROVISION, i), code))
      return i;
  return -1;
}

static BalMeantimeUnit *
unit_new (BalArea *area,
          BalProvision *provision,
          GVariant *needs,
          const BalAnalysisInput *input,
          gint32 as_at)
{
  BalMeantimeUnit *self = g_new0 (BalMeantimeUnit, 1);

  self->code = g_strdup (bal_provision_get_code (provision));
  self->name = g_strdup (bal_provision_get_name (provision));
  self->agency = g_strdup (bal_provision_get_agency (provision));
  self->grouping = g_strdup (bal_item_get_text (BAL_ITEM (provision), "grouping"));
  self->open = read_open (provision, as_at);
  self->stage = read_stage (provision, input);
  self->levels = read_levels (area, provision, input);
  self->from_months = read_months (provision, "age_from_months");
  self->to_months = read_months (provision, "age_to_months");
  self->provision = find_provision (input, self->code);
  read_places (self, area, provision, input);
  read_needs (self, provision, needs, input);
  return self;
}

GPtrArray *
bal_meantime_units_new (BalArea *area, GVariant *needs, const BalAnalysisInput *input, gint32 as_at)
{
  GPtrArray *units = g_ptr_array_new_with_free_func (unit_free);
  GListModel *provisions = area ? bal_area_get_provisions (area) : NULL;

  for (guint i = 0; provisions && i < g_list_model_get_n_items (provisions); i++)
    {
      BalProvision *provision = bal_item_peek (provisions, i);

      if (bal_provision_get_code (provision))
        g_ptr_array_add (units, unit_new (area, provision, needs, input, as_at));
    }
  return units;
}

/* One lower level is enough: a unit may stand at several. */
static BalFit
fit_level (const BalMeantimeUnit *self, int level)
{
  if (level == 0)
    return BAL_FIT_NO;
  if (level < 0 || self->levels == 0)
    return BAL_FIT_UNKNOWN;
  return self->levels & ((1u << level) - 1) ? BAL_FIT_YES : BAL_FIT_NO;
}

static BalFit
fit_age (const BalMeantimeUnit *self, const BalAnalysisInput *input, gsize child, gint32 as_at)
{
  gint32 birth = input->get_birth ? input->get_birth (input->owner, child) : -1;

  if (self->from_months <= 0 && self->to_months < 0)
    return BAL_FIT_YES;
  if (birth < 0)
    return BAL_FIT_UNKNOWN;
  if (self->from_months > 0 && as_at < bal_ambient_add_months (birth, self->from_months))
    return BAL_FIT_NO;
  return self->to_months < 0 || as_at < bal_ambient_add_months (birth, self->to_months)
           ? BAL_FIT_YES
           : BAL_FIT_NO;
}

/* The setting that the row names, or else the child's school. */
static BalFit
fit_place (const BalMeantimeUnit *self, const BalAnalysisInput *input, gsize child, gsize row)
{
  gint64 setting = bal_analysis_input_get_code (input, BAL_ATTRIBUTE_SETTING, row);
  gint64 school = input->get_school ? input->get_school (input->owner, child) : -1;

  if (self->everywhere)
    return BAL_FIT_YES;
  if (!self->has_settings || (setting < 0 && school < 0))
    return BAL_FIT_UNKNOWN;
  if ((setting >= 0 && self->of_setting[setting]) || (school >= 0 && self->of_school[school]))
    return BAL_FIT_YES;
  return BAL_FIT_NO;
}

BalFit
bal_meantime_unit_fit (const BalMeantimeUnit *self,
                       const BalAnalysisInput *input,
                       gsize child,
                       gsize row,
                       gint32 as_at,
                       BalFit facts[BAL_MEANTIME_N_FACTS])
{
  gint64 need = bal_analysis_input_get_code (input, BAL_ATTRIBUTE_NEED_TYPE, row);
  BalFit fit = BAL_FIT_YES;

  facts[BAL_MEANTIME_OPEN] = self->open;
  facts[BAL_MEANTIME_STAGE] = self->stage;
  facts[BAL_MEANTIME_LEVEL] = fit_level (self, bal_episodes_get_level (input->episodes, row));
  facts[BAL_MEANTIME_AGE] = fit_age (self, input, child, as_at);
  facts[BAL_MEANTIME_PLACE] = fit_place (self, input, child, row);
  facts[BAL_MEANTIME_NEED] = BAL_FIT_UNKNOWN;
  if (self->of_need && need >= 0)
    facts[BAL_MEANTIME_NEED] = (BalFit) self->of_need[need];
  for (guint i = 0; i < BAL_MEANTIME_N_FACTS; i++)
    if (i != BAL_MEANTIME_NEED || self->of_need)
      fit = MIN (fit, facts[i]);
  return fit;
}
