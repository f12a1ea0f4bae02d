/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-pathway-rule.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalPathwayRule:
 *
 * A rule of a care pathway: what must come before, after, or not together with what.
 *
 * A rule is about some units, its subject, and says something about others of the same child. It
 * is data: an area has a list of them, and [class@Balanced.PathwayCheck] says how often each is
 * kept.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F1, P6.
 *
 * Since: 0.1
 */
struct _BalPathwayRule
{
  BalItem parent_instance;
};

struct _BalPathwayRuleClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalPathwayRule, bal_pathway_rule, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalPathwayRuleKind,
                    bal_pathway_rule_kind,
                    G_DEFINE_ENUM_VALUE (BAL_PATHWAY_RULE_KIND_BEFORE, "before"),
                    G_DEFINE_ENUM_VALUE (BAL_PATHWAY_RULE_KIND_WITHIN, "within"),
                    G_DEFINE_ENUM_VALUE (BAL_PATHWAY_RULE_KIND_WAIT, "wait"),
                    G_DEFINE_ENUM_VALUE (BAL_PATHWAY_RULE_KIND_ORDER, "order"),
                    G_DEFINE_ENUM_VALUE (BAL_PATHWAY_RULE_KIND_APART, "apart"))

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL },
  { "kind", BAL_MEMBER_ENUM, TRUE, bal_pathway_rule_kind_get_type },
  { "subject", BAL_MEMBER_ITEM, TRUE, bal_pathway_units_get_type },
  { "other", BAL_MEMBER_ITEM, TRUE, bal_pathway_units_get_type },
  { "days", BAL_MEMBER_INTEGER },
  { "severity", BAL_MEMBER_ENUM, FALSE, bal_severity_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "passage", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_pathway_rule_class_init (BalPathwayRuleClass *klass)
{
  /**
   * BalPathwayRule:code:
   *
   * The code of the rule.
   *
   * Since: 0.1
   */
  /**
   * BalPathwayRule:label:
   *
   * The rule in words.
   *
   * Since: 0.1
   */
  /**
   * BalPathwayRule:kind:
   *
   * What the rule asks for.
   *
   * Since: 0.1
   */
  /**
   * BalPathwayRule:subject:
   *
   * The units that the rule is about.
   *
   * Since: 0.1
   */
  /**
   * BalPathwayRule:other:
   *
   * The units that must, or must not, be there as well.
   *
   * Since: 0.1
   */
  /**
   * BalPathwayRule:days:
   *
   * How many days the rule allows, or for `apart` how many common days break it.
   *
   * Since: 0.1
   */
  /**
   * BalPathwayRule:severity:
   *
   * How much it matters where the rule is broken; `info` when it is not stated.
   *
   * Since: 0.1
   */
  /**
   * BalPathwayRule:source:
   *
   * The code of the source that has the rule.
   *
   * Since: 0.1
   */
  /**
   * BalPathwayRule:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  /**
   * BalPathwayRule:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_pathway_rule_init (BalPathwayRule *self)
{
}

/**
 * bal_pathway_rule_get_code:
 * @self: a rule
 *
 * Gets the code of the rule.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_pathway_rule_get_code (BalPathwayRule *self)
{
  g_return_val_if_fail (BAL_IS_PATHWAY_RULE (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_pathway_rule_get_kind:
 * @self: a rule
 *
 * Gets what the rule asks for.
 *
 * Returns: the value; the first one when it is not stated
 *
 * Since: 0.1
 */
BalPathwayRuleKind
bal_pathway_rule_get_kind (BalPathwayRule *self)
{
  g_return_val_if_fail (BAL_IS_PATHWAY_RULE (self), 0);

  return (BalPathwayRuleKind) bal_item_get_enum (BAL_ITEM (self), "kind");
}

/**
 * bal_pathway_rule_get_subject:
 * @self: a rule
 *
 * Gets the units that the rule is about.
 *
 * Returns: (nullable) (transfer none): the units
 *
 * Since: 0.1
 */
BalPathwayUnits *
bal_pathway_rule_get_subject (BalPathwayRule *self)
{
  g_return_val_if_fail (BAL_IS_PATHWAY_RULE (self), NULL);

  return bal_item_get_item (BAL_ITEM (self), "subject");
}

/**
 * bal_pathway_rule_get_other:
 * @self: a rule
 *
 * Gets the units that must, or must not, be there as well.
 *
 * Returns: (nullable) (transfer none): the units
 *
 * Since: 0.1
 */
BalPathwayUnits *
bal_pathway_rule_get_other (BalPathwayRule *self)
{
  g_return_val_if_fail (BAL_IS_PATHWAY_RULE (self), NULL);

  return bal_item_get_item (BAL_ITEM (self), "other");
}

/**
 * bal_pathway_rule_get_days:
 * @self: a rule
 *
 * Gets how many days the rule allows.
 *
 * Returns: the number, or the smallest 32-bit one when it is not stated
 *
 * Since: 0.1
 */
gint64
bal_pathway_rule_get_days (BalPathwayRule *self)
{
  g_return_val_if_fail (BAL_IS_PATHWAY_RULE (self), BAL_ITEM_NOT_STATED);

  return bal_item_get_integer (BAL_ITEM (self), "days");
}

/**
 * bal_pathway_rule_get_severity:
 * @self: a rule
 *
 * Gets how much it matters where the rule is broken.
 *
 * Returns: the value; `info` when it is not stated
 *
 * Since: 0.1
 */
BalSeverity
bal_pathway_rule_get_severity (BalPathwayRule *self)
{
  g_return_val_if_fail (BAL_IS_PATHWAY_RULE (self), 0);

  return (BalSeverity) bal_item_get_enum (BAL_ITEM (self), "severity");
}
