/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-check.h"

#include <string.h>

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/base/bal-digest-private.h"
#include "libbalanced/core/bal-result-private.h"

#define DEFAULT_STALE_DAYS 730

/**
 * BalAreaCheck:
 *
 * What can be found out about an area from its document alone, without any child's record.
 *
 * The rules are general: nothing in them is about one area. What they work on is declared in the
 * document, with its source.
 *
 * The result has these tables:
 *
 * - `figures`: the published figures, with qualifier, population, days and source
 * - `shares`: for every relation of two figures the share, ratio or change, held against the
 *   published one
 * - `unions`: how many children several caseloads hold together, as bounds, and narrower bounds
 *   where the document says how the caseloads lie to other figures; never a sum
 * - `provision`: units by strand and level, with a row for what a source leaves open. An empty cell
 *   is a true zero only when no unit could stand there
 * - `dependencies`: what units need and who needs them, and how far the nearest unit is that cannot
 *   be relied on; with `dependency_cycles`, where units need each other in a circle. Only where
 *   some unit requires another
 * - `offers`: whole levels of an agency's offer, declared defined or undefined
 * - `responsibility`: overlaps, gaps and handovers of the rules of responsibility
 * - `focus_areas` and `counts`: the plan, with declared counts against listed ones
 * - `measures`: every published value with the rate that its two counts give
 *
 * ```c
 * g_autoptr (BalAreaCheck) check = bal_area_check_new (area, as_at);
 * g_autoptr (BalResult) result = bal_area_check_run (check);
 * ```
 *
 * ```python
 * result = Balanced.AreaCheck(area=area, as_at='2021-04-30').run()
 * result.tables['unions'].to_pandas()
 * ```
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Since: 0.1
 */
struct _BalAreaCheck
{
  GObject parent_instance;

  BalArea *area; /* owned; nullable */
  gint32 as_at;  /* or BAL_DAY_NONE */
  int stale_days;
};

enum
{
  PROP_0,
  PROP_AREA,
  PROP_AS_AT,
  PROP_STALE_DAYS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BalAreaCheck, bal_area_check, G_TYPE_OBJECT)

static void
bal_area_check_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalAreaCheck *self = BAL_AREA_CHECK (object);

  switch (id)
    {
    case PROP_AREA:
      self->area = g_value_dup_object (value);
      break;
    case PROP_AS_AT:
      self->as_at = g_value_get_int (value);
      break;
    case PROP_STALE_DAYS:
      self->stale_days = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
bal_area_check_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalAreaCheck *self = BAL_AREA_CHECK (object);

  switch (id)
    {
    case PROP_AREA:
      g_value_set_object (value, self->area);
      break;
    case PROP_AS_AT:
      g_value_set_int (value, self->as_at);
      break;
    case PROP_STALE_DAYS:
      g_value_set_int (value, self->stale_days);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
bal_area_check_dispose (GObject *object)
{
  BalAreaCheck *self = BAL_AREA_CHECK (object);

  g_clear_object (&self->area);

  G_OBJECT_CLASS (bal_area_check_parent_class)->dispose (object);
}

static void
bal_area_check_class_init (BalAreaCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = bal_area_check_set_property;
  object_class->get_property = bal_area_check_get_property;
  object_class->dispose = bal_area_check_dispose;

  /**
   * BalAreaCheck:area:
   *
   * The area that is checked; without one the result is empty.
   *
   * Since: 0.1
   */
  properties[PROP_AREA] = g_param_spec_object ("area", NULL, NULL, BAL_TYPE_AREA, flags);

  /**
   * BalAreaCheck:as-at:
   *
   * The day from which the age of figures is counted, in days since 1970-01-01.
   *
   * [const@Balanced.DAY_NONE], the default: the age of figures is not checked.
   *
   * Since: 0.1
   */
  properties[PROP_AS_AT] =
    g_param_spec_int ("as-at", NULL, NULL, G_MININT, G_MAXINT, BAL_DAY_NONE, flags);

  /**
   * BalAreaCheck:stale-days:
   *
   * How many days old a figure may be before it is called stale: 730 by default.
   *
   * Since: 0.1
   */
  properties[PROP_STALE_DAYS] =
    g_param_spec_int ("stale-days", NULL, NULL, 0, G_MAXINT, DEFAULT_STALE_DAYS, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bal_area_check_init (BalAreaCheck *self)
{
}

/**
 * bal_area_check_new:
 * @area: an area
 * @as_at: the day from which the age of figures is counted, in days since 1970-01-01, or
 *   %BAL_DAY_NONE
 *
 * Creates a check of an area.
 *
 * Returns: (transfer full): a new check
 *
 * Since: 0.1
 */
BalAreaCheck *
bal_area_check_new (BalArea *area, gint32 as_at)
{
  g_return_val_if_fail (BAL_IS_AREA (area), NULL);

  return g_object_new (BAL_TYPE_AREA_CHECK, "area", area, "as-at", as_at, NULL);
}

/**
 * bal_area_check_get_area:
 * @self: a check
 *
 * Gets the area that is checked.
 *
 * Returns: (transfer none) (nullable): the area
 *
 * Since: 0.1
 */
BalArea *
bal_area_check_get_area (BalAreaCheck *self)
{
  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), NULL);

  return self->area;
}

/**
 * bal_area_check_get_as_at:
 * @self: a check
 *
 * Gets the day from which the age of figures is counted.
 *
 * Returns: the day, in days since 1970-01-01, or %BAL_DAY_NONE
 *
 * Since: 0.1
 */
gint32
bal_area_check_get_as_at (BalAreaCheck *self)
{
  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), BAL_DAY_NONE);

  return self->as_at;
}

/**
 * bal_area_check_get_stale_days:
 * @self: a check
 *
 * Gets how many days old a figure may be before it is called stale.
 *
 * Returns: a number of days
 *
 * Since: 0.1
 */
int
bal_area_check_get_stale_days (BalAreaCheck *self)
{
  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), 0);

  return self->stale_days;
}

static char *
digest_area (BalArea *area)
{
  g_autofree char *text = bal_area_to_json (area);
  BalDigest digest = { 0 };

  bal_digest_init (&digest);
  bal_digest_update (&digest, text, strlen (text));

  return bal_digest_get_string (&digest);
}

static BalResult *
build_result (BalAreaCheck *self, BalAreaChecking *checking)
{
  g_autofree char *digest = self->area != NULL ? digest_area (self->area) : NULL;
  g_autofree char *stale_days = g_strdup_printf ("%d", self->stale_days);
  g_auto (GVariantBuilder) options = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  BalResultInfo info = { 0 };

  g_variant_builder_add (&options, "{ss}", "stale-days", stale_days);
  info.name = "area";
  info.as_at = self->as_at;
  info.framework_version =
    self->area != NULL ? bal_framework_get_version (bal_area_get_framework (self->area)) : NULL;
  info.input_digest = digest;
  info.options = g_variant_builder_end (&options);

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
  void (*const parts[]) (BalAreaChecking *) = {
    bal_area_check_references, bal_area_check_figures,     bal_area_check_relations,
    bal_area_check_unions,     bal_area_check_provisions,  bal_area_check_dependencies,
    bal_area_check_offers,     bal_area_check_boundaries,  bal_area_check_plan,
    bal_area_check_measures,   bal_area_check_responsible,
  };
  BalAreaChecking checking = { 0 };

  g_return_val_if_fail (BAL_IS_AREA_CHECK (self), NULL);

  checking.area = self->area;
  checking.as_at = self->as_at;
  checking.stale_days = self->stale_days;
  checking.findings = bal_findings_builder_new ();
  checking.tables = g_ptr_array_new_with_free_func (g_object_unref);
  bal_findings_builder_set_origin (checking.findings, "published");
  for (gsize i = 0; self->area != NULL && i < G_N_ELEMENTS (parts); i++)
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
