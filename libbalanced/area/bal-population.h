/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalPopulationKind:
 * @BAL_POPULATION_KIND_OTHER: something else
 * @BAL_POPULATION_KIND_STATUS: a status, such as having a plan
 * @BAL_POPULATION_KIND_CASELOAD: being on the caseload of an agency
 * @BAL_POPULATION_KIND_EVENT: an event of a period, such as a request
 * @BAL_POPULATION_KIND_RESPONDENTS: having answered a survey
 *
 * What makes somebody a part of a population.
 *
 * Features: K5.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_POPULATION_KIND_OTHER,
  BAL_POPULATION_KIND_STATUS,
  BAL_POPULATION_KIND_CASELOAD,
  BAL_POPULATION_KIND_EVENT,
  BAL_POPULATION_KIND_RESPONDENTS,
} BalPopulationKind;

#define BAL_TYPE_POPULATION_KIND (bal_population_kind_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_population_kind_get_type (void);

#define BAL_TYPE_POPULATION (bal_population_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalPopulation, bal_population, BAL, POPULATION, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_population_get_code (BalPopulation *self);

BAL_AVAILABLE_IN_0_1
const char *bal_population_get_label (BalPopulation *self);

BAL_AVAILABLE_IN_0_1
BalPopulationKind bal_population_get_kind (BalPopulation *self);

BAL_AVAILABLE_IN_0_1
const char *bal_population_get_agency (BalPopulation *self);

G_END_DECLS
