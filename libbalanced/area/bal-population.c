/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-population.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalPopulation:
 *
 * Whom or what a published figure counts.
 *
 * Figures of different populations may not be added: the same child may be in several.
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: K5.
 *
 * Since: 0.1
 */
struct _BalPopulation
{
  BalItem parent_instance;
};

struct _BalPopulationClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalPopulation, bal_population, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalPopulationKind,
                    bal_population_kind,
                    G_DEFINE_ENUM_VALUE (BAL_POPULATION_KIND_OTHER, "other"),
                    G_DEFINE_ENUM_VALUE (BAL_POPULATION_KIND_STATUS, "status"),
                    G_DEFINE_ENUM_VALUE (BAL_POPULATION_KIND_CASELOAD, "caseload"),
                    G_DEFINE_ENUM_VALUE (BAL_POPULATION_KIND_EVENT, "event"),
                    G_DEFINE_ENUM_VALUE (BAL_POPULATION_KIND_RESPONDENTS, "respondents"))

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "kind", BAL_MEMBER_ENUM, FALSE, bal_population_kind_get_type },
  { "agency", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "services", BAL_MEMBER_TEXTS },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_population_class_init (BalPopulationClass *klass)
{
  /**
   * BalPopulation:code:
   *
   * The code that figures name the population by.
   *
   * Since: 0.1
   */
  /**
   * BalPopulation:label:
   *
   * Who or what is counted.
   *
   * Since: 0.1
   */
  /**
   * BalPopulation:kind:
   *
   * What makes somebody a part of it.
   *
   * Since: 0.1
   */
  /**
   * BalPopulation:agency:
   *
   * The code of the agency whose caseload it is.
   *
   * Since: 0.1
   */
  /**
   * BalPopulation:services:
   *
   * The services that make up the caseload.
   *
   * Since: 0.1
   */
  /**
   * BalPopulation:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalPopulation:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_population_init (BalPopulation *self)
{
}

/**
 * bal_population_get_code:
 * @self: a population
 *
 * Gets the code that figures name the population by.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_population_get_code (BalPopulation *self)
{
  g_return_val_if_fail (BAL_IS_POPULATION (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_population_get_label:
 * @self: a population
 *
 * Gets who or what is counted.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_population_get_label (BalPopulation *self)
{
  g_return_val_if_fail (BAL_IS_POPULATION (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_population_get_kind:
 * @self: a population
 *
 * Gets what makes somebody a part of it.
 *
 * Returns: the value; the first one when it is not stated
 *
 * Since: 0.1
 */
BalPopulationKind
bal_population_get_kind (BalPopulation *self)
{
  g_return_val_if_fail (BAL_IS_POPULATION (self), 0);

  return (BalPopulationKind) bal_item_get_enum (BAL_ITEM (self), "kind");
}

/**
 * bal_population_get_agency:
 * @self: a population
 *
 * Gets the code of the agency whose caseload it is.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_population_get_agency (BalPopulation *self)
{
  g_return_val_if_fail (BAL_IS_POPULATION (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "agency");
}
