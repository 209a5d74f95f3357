/** The story that the page opens with; the town, its people and its flood are made up. */
export const SAMPLE = `Town council delays flood wall as costs double

March 14, 2025

The town council of Ostermouth has put off building a sea wall after its price rose to $42 million, more than twice the 2021 estimate.

“We cannot ask 9,300 households to pay for a plan that keeps changing,” Mayor Helen Okafor told reporters on Thursday. “The sea will not wait, but neither will the bank.”

At least 27 people lost their homes and 200 were evacuated when the River Lenn broke its banks in December. Two residents are still missing, according to the county fire service.

The Environment Agency said in a statement that it would review the design by May, and that it was “deeply concerned” about a further delay. The agency has already spent about 15% of its budget for the coast.

Opposition councillors called the decision “reckless.” Marcus Bell, who leads them, said the town had been promised protection within three years.

“My mother’s house stood in four feet of water,” he said. “She is asking me what the council is for.”

Engineers hired by the council found that between 60 and 80 houses would flood again in a storm like that of 1953, but added that a lower wall could be finished in 18 months.
`;
