/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-framework.h"

#include "libbalanced/framework/bal-clock-limit.h"
#include "libbalanced/framework/bal-framework-private.h"

/**
 * BalFramework:
 *
 * The vocabulary that everything else speaks: strands, levels, stages, roles, outcomes.
 *
 * [func@Balanced.Framework.get_default] gives the framework that the library comes with. Another
 * one is a JSON document; with `"extends": "balanced"` it states only what differs, such as its
 * own levels, or the official wording of the outcomes.
 *
 * Tiers of need, levels of support and tiers of the workforce are schemes of their own: there is
 * no way from one to another.
 *
 * ```c
 * g_autoptr (BalFramework) framework = bal_framework_get_default ();
 * BalTerm *strand = bal_scheme_lookup (bal_framework_get_strands (framework), "EE");
 * ```
 *
 * ## Thread safety
 *
 * It never changes, and may be used from any thread.
 *
 * Features: A1, A9.
 *
 * Since: 0.1
 */

G_DEFINE_FINAL_TYPE (BalFramework, bal_framework, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "format", BAL_MEMBER_TEXT },
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "version", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL },
  { "lens", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
  { "extends", BAL_MEMBER_TEXT },
  { "strands", BAL_MEMBER_ITEM, FALSE, bal_scheme_get_type },
  { "levels", BAL_MEMBER_ITEM, FALSE, bal_scheme_get_type },
  { "stages", BAL_MEMBER_ITEM, FALSE, bal_scheme_get_type },
  { "workforce_tiers", BAL_MEMBER_ITEM, FALSE, bal_scheme_get_type },
  { "need_tiers", BAL_MEMBER_ITEM, FALSE, bal_scheme_get_type },
  { "need_types", BAL_MEMBER_ITEM, FALSE, bal_scheme_get_type },
  { "quadrants", BAL_MEMBER_ITEM, FALSE, bal_scheme_get_type },
  { "kinds", BAL_MEMBER_ITEM, FALSE, bal_scheme_get_type },
  { "principles", BAL_MEMBER_ITEM, FALSE, bal_scheme_get_type },
  { "building_blocks", BAL_MEMBER_ITEM, FALSE, bal_scheme_get_type },
  { "lenses", BAL_MEMBER_ITEM, FALSE, bal_scheme_get_type },
  { "phases", BAL_MEMBER_ITEM, FALSE, bal_scheme_get_type },
  { "life_stages", BAL_MEMBER_ITEM, FALSE, bal_scheme_get_type },
  { "schemes", BAL_MEMBER_ITEMS, FALSE, bal_scheme_get_type },
  { "roles", BAL_MEMBER_ITEMS, FALSE, bal_role_get_type },
  { "outcomes", BAL_MEMBER_ITEMS, FALSE, bal_outcome_get_type },
  { "crosswalks", BAL_MEMBER_ITEMS, FALSE, bal_crosswalk_get_type },
  { "clocks", BAL_MEMBER_ITEMS, FALSE, bal_clock_limit_get_type },
};

/* What is stated here, or else in the framework that this one extends. */

static BalScheme *
get_empty_scheme (void)
{
  static gsize scheme = 0;

  if (g_once_init_enter (&scheme))
    g_once_init_leave (&scheme, (gsize) g_object_new (BAL_TYPE_SCHEME, NULL));

  return BAL_SCHEME ((gpointer) scheme);
}

BalScheme *
bal_framework_get_scheme (BalFramework *self, const char *member)
{
  BalScheme *scheme = bal_item_get_item (BAL_ITEM (self), member);

  if (scheme != NULL)
    return scheme;

  return self->base != NULL ? bal_framework_get_scheme (self->base, member) : get_empty_scheme ();
}

BalFramework *
bal_framework_get_owner (BalFramework *self, const char *member)
{
  if (self->base != NULL && !bal_item_has_member (BAL_ITEM (self), member))
    return bal_framework_get_owner (self->base, member);

  return self;
}

static GListModel *
get_list (BalFramework *self, const char *member)
{
  return bal_item_get_items (BAL_ITEM (bal_framework_get_owner (self, member)), member);
}

/* Properties give what the getters give. */
static void
bal_framework_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalFramework *self = BAL_FRAMEWORK (object);
  g_autofree char *member = g_strdelimit (g_strdup (pspec->name), "-", '_');

  if (pspec->value_type == BAL_TYPE_SCHEME)
    g_value_set_object (value, bal_framework_get_scheme (self, member));
  else if (pspec->value_type == G_TYPE_LIST_MODEL)
    g_value_set_object (value, get_list (self, member));
  else
    G_OBJECT_CLASS (bal_framework_parent_class)->get_property (object, id, value, pspec);
}

static void
bal_framework_complete (BalItem *item)
{
  BalFramework *self = BAL_FRAMEWORK (item);

  g_clear_object (&self->base);
  g_clear_pointer (&self->roles, bal_code_index_free);
  g_clear_pointer (&self->outcomes, bal_code_index_free);
  if (bal_framework_get_extends (self) != NULL)
    self->base = bal_framework_get_default ();
  self->roles = bal_code_index_new (bal_item_get_items (item, "roles"), "code");
  self->outcomes = bal_code_index_new (bal_item_get_items (item, "outcomes"), "code");
}

static void
bal_framework_finalize (GObject *object)
{
  BalFramework *self = BAL_FRAMEWORK (object);

  g_clear_object (&self->base);
  g_clear_pointer (&self->roles, bal_code_index_free);
  g_clear_pointer (&self->outcomes, bal_code_index_free);

  G_OBJECT_CLASS (bal_framework_parent_class)->finalize (object);
}

static void
bal_framework_class_init (BalFrameworkClass *klass)
{
  BalItemClass *item_class = BAL_ITEM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bal_framework_finalize;
  item_class->complete = bal_framework_complete;
  item_class->verify = bal_framework_verify;

  /**
   * BalFramework:format:
   *
   * The name of the format of the document: `balanced-framework-1`.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:code: (getter get_code)
   *
   * The stable code of the framework.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:version: (getter get_version)
   *
   * The version of the framework: results name it.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:label: (getter get_label)
   *
   * The words to show.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:lens: (getter get_lens)
   *
   * The code of the lens that the framework is seen through.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:note: (getter get_note)
   *
   * What a reader should know about the framework.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:extends: (getter get_extends)
   *
   * The code of the framework that gives what this one does not state: `balanced`.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:strands: (getter get_strands)
   *
   * The strands: what support works on.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:levels: (getter get_levels)
   *
   * The levels of support.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:stages: (getter get_stages)
   *
   * The stages of a journey.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:workforce-tiers: (getter get_workforce_tiers)
   *
   * The tiers of the workforce. They never follow from levels.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:need-tiers: (getter get_need_tiers)
   *
   * The tiers of need. They never follow from levels.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:need-types: (getter get_need_types)
   *
   * The types of need.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:quadrants: (getter get_quadrants)
   *
   * The quadrants of results-based accountability.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:kinds: (getter get_kinds)
   *
   * The four kinds of measure: input, reach, implementation, impact.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:principles: (getter get_principles)
   *
   * The delivery principles and their parts.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:building-blocks: (getter get_building_blocks)
   *
   * The building blocks, the fulcrum and the plank of the system.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:lenses: (getter get_lenses)
   *
   * The lenses: the fields that the same framework is applied to.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:phases: (getter get_phases)
   *
   * The phases of education, from before reception to after school, by school year.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:life-stages: (getter get_life_stages)
   *
   * The stages of life from birth to 25, by age in months.
   *
   * Since: 0.1
   */
  /**
   * BalFramework:schemes: (getter get_schemes)
   *
   * Further vocabularies, of [class@Balanced.Scheme].
   *
   * Since: 0.1
   */
  /**
   * BalFramework:roles: (getter get_roles)
   *
   * Who contributes, of [class@Balanced.Role].
   *
   * Since: 0.1
   */
  /**
   * BalFramework:outcomes: (getter get_outcomes)
   *
   * What is to be achieved in each strand at each level, of [class@Balanced.Outcome].
   *
   * Since: 0.1
   */
  /**
   * BalFramework:crosswalks: (getter get_crosswalks)
   *
   * Mappings between vocabularies, of [class@Balanced.Crosswalk].
   *
   * Since: 0.1
   */
  /**
   * BalFramework:clocks: (getter get_clocks)
   *
   * How long what the law or a code asks for may take, of [class@Balanced.ClockLimit].
   *
   * Since: 0.1
   */
  bal_item_class_install_members (item_class, members, G_N_ELEMENTS (members));
  G_OBJECT_CLASS (klass)->get_property = bal_framework_get_property;
}

static void
bal_framework_init (BalFramework *self)
{
}

/**
 * bal_framework_get_code: (get-property code)
 * @self: a framework
 *
 * Gives the stable code of the framework.
 *
 * Returns: (nullable): the code; `NULL` only when the framework was made without one
 *
 * Since: 0.1
 */
const char *
bal_framework_get_code (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_framework_get_version: (get-property version)
 * @self: a framework
 *
 * Gives the version of the framework: results name it.
 *
 * Returns: (nullable): the version; `NULL` only when the framework was made without one
 *
 * Since: 0.1
 */
const char *
bal_framework_get_version (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "version");
}

/**
 * bal_framework_get_label: (get-property label)
 * @self: a framework
 *
 * Gives the words to show.
 *
 * Returns: (nullable): the words
 *
 * Since: 0.1
 */
const char *
bal_framework_get_label (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_framework_get_lens: (get-property lens)
 * @self: a framework
 *
 * Gives the code of the lens that the framework is seen through.
 *
 * Features: A4.
 *
 * Returns: (nullable): the code
 *
 * Since: 0.1
 */
const char *
bal_framework_get_lens (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "lens");
}

/**
 * bal_framework_get_note: (get-property note)
 * @self: a framework
 *
 * Tells what a reader should know about the framework.
 *
 * Returns: (nullable): the note
 *
 * Since: 0.1
 */
const char *
bal_framework_get_note (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "note");
}

/**
 * bal_framework_get_extends: (get-property extends)
 * @self: a framework
 *
 * Gives the code of the framework that gives what this one does not state.
 *
 * Returns: (nullable): the code, which can only be `balanced`, that of the default framework
 *
 * Since: 0.1
 */
const char *
bal_framework_get_extends (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "extends");
}

/**
 * bal_framework_get_strands: (get-property strands)
 * @self: a framework
 *
 * Gives the strands: what support works on.
 *
 * Returns: (transfer none): the scheme; without terms when there is none
 *
 * Since: 0.1
 */
BalScheme *
bal_framework_get_strands (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_framework_get_scheme (self, "strands");
}

/**
 * bal_framework_get_levels: (get-property levels)
 * @self: a framework
 *
 * Gives the levels of support.
 *
 * Returns: (transfer none): the scheme; without terms when there is none
 *
 * Since: 0.1
 */
BalScheme *
bal_framework_get_levels (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_framework_get_scheme (self, "levels");
}

/**
 * bal_framework_get_stages: (get-property stages)
 * @self: a framework
 *
 * Gives the stages of a journey.
 *
 * Returns: (transfer none): the scheme; without terms when there is none
 *
 * Since: 0.1
 */
BalScheme *
bal_framework_get_stages (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_framework_get_scheme (self, "stages");
}

/**
 * bal_framework_get_workforce_tiers: (get-property workforce-tiers)
 * @self: a framework
 *
 * Gives the tiers of the workforce.
 *
 * Returns: (transfer none): the scheme; without terms when there is none
 *
 * Since: 0.1
 */
BalScheme *
bal_framework_get_workforce_tiers (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_framework_get_scheme (self, "workforce_tiers");
}

/**
 * bal_framework_get_need_tiers: (get-property need-tiers)
 * @self: a framework
 *
 * Gives the tiers of need.
 *
 * Returns: (transfer none): the scheme; without terms when there is none
 *
 * Since: 0.1
 */
BalScheme *
bal_framework_get_need_tiers (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_framework_get_scheme (self, "need_tiers");
}

/**
 * bal_framework_get_need_types: (get-property need-types)
 * @self: a framework
 *
 * Gives the types of need.
 *
 * Features: A10.
 *
 * Returns: (transfer none): the scheme; without terms when there is none
 *
 * Since: 0.1
 */
BalScheme *
bal_framework_get_need_types (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_framework_get_scheme (self, "need_types");
}

/**
 * bal_framework_get_quadrants: (get-property quadrants)
 * @self: a framework
 *
 * Gives the quadrants of results-based accountability.
 *
 * Returns: (transfer none): the scheme; without terms when there is none
 *
 * Since: 0.1
 */
BalScheme *
bal_framework_get_quadrants (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_framework_get_scheme (self, "quadrants");
}

/**
 * bal_framework_get_kinds: (get-property kinds)
 * @self: a framework
 *
 * Gives the four kinds of measure.
 *
 * Returns: (transfer none): the scheme; without terms when there is none
 *
 * Since: 0.1
 */
BalScheme *
bal_framework_get_kinds (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_framework_get_scheme (self, "kinds");
}

/**
 * bal_framework_get_principles: (get-property principles)
 * @self: a framework
 *
 * Gives the delivery principles and their parts.
 *
 * Features: A6.
 *
 * Returns: (transfer none): the scheme; without terms when there is none
 *
 * Since: 0.1
 */
BalScheme *
bal_framework_get_principles (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_framework_get_scheme (self, "principles");
}

/**
 * bal_framework_get_building_blocks: (get-property building-blocks)
 * @self: a framework
 *
 * Gives the building blocks, the fulcrum and the plank of the system.
 *
 * Features: A6.
 *
 * Returns: (transfer none): the scheme; without terms when there is none
 *
 * Since: 0.1
 */
BalScheme *
bal_framework_get_building_blocks (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_framework_get_scheme (self, "building_blocks");
}

/**
 * bal_framework_get_lenses: (get-property lenses)
 * @self: a framework
 *
 * Gives the lenses: the fields that the same framework is applied to.
 *
 * Features: A4.
 *
 * Returns: (transfer none): the scheme; without terms when there is none
 *
 * Since: 0.1
 */
BalScheme *
bal_framework_get_lenses (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_framework_get_scheme (self, "lenses");
}

/**
 * bal_framework_get_schemes: (get-property schemes)
 * @self: a framework
 *
 * Gives further vocabularies.
 *
 * Returns: (transfer none): a list of [class@Balanced.Scheme]
 *
 * Since: 0.1
 */
GListModel *
bal_framework_get_schemes (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return get_list (self, "schemes");
}

/**
 * bal_framework_get_roles: (get-property roles)
 * @self: a framework
 *
 * Gives who contributes.
 *
 * Returns: (transfer none): a list of [class@Balanced.Role]
 *
 * Since: 0.1
 */
GListModel *
bal_framework_get_roles (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return get_list (self, "roles");
}

/**
 * bal_framework_get_outcomes: (get-property outcomes)
 * @self: a framework
 *
 * Gives what is to be achieved in each strand at each level.
 *
 * Returns: (transfer none): a list of [class@Balanced.Outcome]
 *
 * Since: 0.1
 */
GListModel *
bal_framework_get_outcomes (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return get_list (self, "outcomes");
}

/**
 * bal_framework_get_crosswalks: (get-property crosswalks)
 * @self: a framework
 *
 * Gives mappings between vocabularies.
 *
 * Returns: (transfer none): a list of [class@Balanced.Crosswalk]
 *
 * Since: 0.1
 */
GListModel *
bal_framework_get_crosswalks (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return get_list (self, "crosswalks");
}

/**
 * bal_framework_get_phases: (get-property phases)
 * @self: a framework
 *
 * Gives the phases of education.
 *
 * Returns: (transfer none): the scheme; without terms when there is none
 *
 * Features: A7.
 *
 * Since: 0.1
 */
BalScheme *
bal_framework_get_phases (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_framework_get_scheme (self, "phases");
}

/**
 * bal_framework_get_life_stages: (get-property life-stages)
 * @self: a framework
 *
 * Gives the stages of life from birth to 25.
 *
 * Returns: (transfer none): the scheme; without terms when there is none
 *
 * Features: A7, J5.
 *
 * Since: 0.1
 */
BalScheme *
bal_framework_get_life_stages (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return bal_framework_get_scheme (self, "life_stages");
}

/**
 * bal_framework_get_clocks: (get-property clocks)
 * @self: a framework
 *
 * Gives how long what the law or a code asks for may take.
 *
 * Returns: (transfer none): a list of [class@Balanced.ClockLimit]
 *
 * Features: A11.
 *
 * Since: 0.1
 */
GListModel *
bal_framework_get_clocks (BalFramework *self)
{
  g_return_val_if_fail (BAL_IS_FRAMEWORK (self), NULL);

  return get_list (self, "clocks");
}
